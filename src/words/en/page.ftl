# page: how much of its limit an answer fills

# The room that a limit leaves: ½ A4 page, 2 A4 pages
page-part = { $part } A4 page
page-parts = { $part } A4 pages
# What is counted, behind a number.
page-lines = { $n ->
    [one] line
   *[other] lines
}
page-words = { $n ->
    [one] word
   *[other] words
}
page-characters = { $n ->
    [one] character with spaces
   *[other] characters with spaces
}
page-characters-no-blanks = { $n ->
    [one] character without spaces
   *[other] characters without spaces
}

# The meter beside a long answer: 60 % of ½ A4 page · 15 lines · 10 left
page-fill = { $percent } % of { $part } · { $lines ->
    [one] 1 line
   *[other] { $lines } lines
} · { $left } left
page-over = { $percent } % of { $part } · { $lines ->
    [one] 1 line
   *[other] { $lines } lines
} · { $over } too many
# As it is read aloud.
page-spoken = { $lines ->
    [one] 1 line
   *[other] { $lines } lines
}, { $percent } % of { $part }, { $left ->
    [one] 1 line
   *[other] { $left } lines
} left
page-spoken-over = { $lines ->
    [one] 1 line
   *[other] { $lines } lines
}, { $percent } % of { $part }, { $over ->
    [one] 1 line
   *[other] { $over } lines
} too many
# The same where there is little room.
page-fill-short = { $percent } % · { $lines ->
    [one] 1 line
   *[other] { $lines } lines
} · { $left } left
page-over-short = { $percent } % · { $lines ->
    [one] 1 line
   *[other] { $lines } lines
} · { $over } over
# The problem shown by the field, at review and at export.
page-fill-shortest = { $percent } % · { $left } left
page-over-shortest = { $percent } % · { $over } too many
page-problem = The description may fill at most { $part }. It is { $over ->
    [one] 1 line
   *[other] { $over } lines
} too long
# Which layout the page is measured in; the form itself names none.
page-note = as a guide: { $font } { $size }
# Where words or characters are counted: 812 of 1,000 characters with spaces · 188 left
page-count = { $used } of { $allowed } { $counted } · { $left } left
page-count-over = { $used } of { $allowed } { $counted } · { $over } too many
page-count-spoken = { $used } of { $allowed } { $counted }, { $left } left
page-count-spoken-over = { $used } of { $allowed } { $counted }, { $over } too many
page-count-short = { $used } of { $allowed } · { $left } left
page-count-over-short = { $used } of { $allowed } · { $over } over
page-count-problem = The description may fill at most { $part }. It has { $over } too many

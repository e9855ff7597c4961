# page: how much of an A4 page an answer fills

# The meter beside a long answer: 60 % of ½ A4 page · 15 lines · 10 left
page-fill = { $percent } % of { $part } A4 page · { $lines ->
    [one] 1 line
   *[other] { $lines } lines
} · { $left } left
page-over = { $percent } % of { $part } A4 page · { $lines ->
    [one] 1 line
   *[other] { $lines } lines
} · { $over } too many
# As it is read aloud.
page-spoken = { $lines ->
    [one] 1 line
   *[other] { $lines } lines
}, { $percent } % of { $part } A4 page, { $left ->
    [one] 1 line
   *[other] { $left } lines
} left
page-spoken-over = { $lines ->
    [one] 1 line
   *[other] { $lines } lines
}, { $percent } % of { $part } A4 page, { $over ->
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
page-problem = The description may fill at most { $part } A4 page. It is { $over ->
    [one] 1 line
   *[other] { $over } lines
} too long
# Which layout the page is measured in; the form itself names none.
page-note = as a guide: { $font } { $size }

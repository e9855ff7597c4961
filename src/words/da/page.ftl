# page: how much of its limit an answer fills

# The room that a limit leaves: ½ A4-side, 2 A4-sider
page-part = { $part } A4-side
page-parts = { $part } A4-sider
# What is counted, behind a number.
page-lines = { $n ->
    [one] linje
   *[other] linjer
}
page-words = { $n ->
    [one] ord
   *[other] ord
}
page-characters = { $n ->
    [one] tegn med mellemrum
   *[other] tegn med mellemrum
}
page-characters-no-blanks = { $n ->
    [one] tegn uden mellemrum
   *[other] tegn uden mellemrum
}

# The meter beside a long answer: 60 % af ½ A4-side · 15 linjer · 10 tilbage
page-fill = { $percent } % af { $part } · { $lines ->
    [one] 1 linje
   *[other] { $lines } linjer
} · { $left } tilbage
page-over = { $percent } % af { $part } · { $lines ->
    [one] 1 linje
   *[other] { $lines } linjer
} · { $over } for meget
# As it is read aloud.
page-spoken = { $lines ->
    [one] 1 linje
   *[other] { $lines } linjer
}, { $percent } % af { $part }, { $left ->
    [one] 1 linje
   *[other] { $left } linjer
} tilbage
page-spoken-over = { $lines ->
    [one] 1 linje
   *[other] { $lines } linjer
}, { $percent } % af { $part }, { $over ->
    [one] 1 linje
   *[other] { $over } linjer
} for meget
# The same where there is little room.
page-fill-short = { $percent } % · { $lines ->
    [one] 1 linje
   *[other] { $lines } linjer
} · { $left } tilbage
page-over-short = { $percent } % · { $lines ->
    [one] 1 linje
   *[other] { $lines } linjer
} · { $over } for meget
# The problem shown by the field, at review and at export.
page-fill-shortest = { $percent } % · { $left } tilbage
page-over-shortest = { $percent } % · { $over } for meget
page-problem = Beskrivelsen må højst fylde { $part }. Den fylder { $over ->
    [one] 1 linje
   *[other] { $over } linjer
} for meget
# Which layout the page is measured in; the form itself names none.
page-note = vejledende: { $font } { $size }
# Where words or characters are counted: 812 af 1.000 anslag · 188 tilbage
page-count = { $used } af { $allowed } { $counted } · { $left } tilbage
page-count-over = { $used } af { $allowed } { $counted } · { $over } for meget
page-count-spoken = { $used } af { $allowed } { $counted }, { $left } tilbage
page-count-spoken-over = { $used } af { $allowed } { $counted }, { $over } for meget
page-count-short = { $used } af { $allowed } · { $left } tilbage
page-count-over-short = { $used } af { $allowed } · { $over } for meget
page-count-problem = Beskrivelsen må højst fylde { $part }. Den fylder { $over } for meget

# page: how much of an A4 page an answer fills

# The meter beside a long answer: 60 % af ½ A4-side · 15 linjer · 10 tilbage
page-fill = { $percent } % af { $part } A4-side · { $lines ->
    [one] 1 linje
   *[other] { $lines } linjer
} · { $left } tilbage
page-over = { $percent } % af { $part } A4-side · { $lines ->
    [one] 1 linje
   *[other] { $lines } linjer
} · { $over } for meget
# As it is read aloud.
page-spoken = { $lines ->
    [one] 1 linje
   *[other] { $lines } linjer
}, { $percent } % af { $part } A4-side, { $left ->
    [one] 1 linje
   *[other] { $left } linjer
} tilbage
page-spoken-over = { $lines ->
    [one] 1 linje
   *[other] { $lines } linjer
}, { $percent } % af { $part } A4-side, { $over ->
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
page-problem = Beskrivelsen må højst fylde { $part } A4-side. Den fylder { $over ->
    [one] 1 linje
   *[other] { $over } linjer
} for meget
# Which layout the page is measured in; the form itself names none.
page-note = vejledende: { $font } { $size }

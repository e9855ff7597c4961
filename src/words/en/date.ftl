# Dates and times in words.

# The month as a number, 1 to 12.
date-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
date-month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
# The weekday as a number, Monday is 1.
date-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
date-weekday-short = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
date-weekday-head = { $weekday ->
    [1] Mo
    [2] Tu
    [3] We
    [4] Th
    [5] Fr
    [6] Sa
   *[7] Su
}

date-day-month = { $day } { $month }
date-weekday-day = { $weekday } { $day } { $month }
date-with-year = { $date } { $year }
date-with-clock = { $date } at { $clock }
date-clock = { $hour }:{ $minute }
date-clock-seconds = { $clock }:{ $second }
date-clock-range = { $from }–{ $to }
date-range = { $from } – { $to }
date-today = today
date-tomorrow = tomorrow
date-yesterday = yesterday

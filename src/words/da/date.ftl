# Datoer og klokkeslæt med ord.

# Måneden som tal, 1 til 12.
date-month = { $month ->
    [1] januar
    [2] februar
    [3] marts
    [4] april
    [5] maj
    [6] juni
    [7] juli
    [8] august
    [9] september
    [10] oktober
    [11] november
   *[12] december
}
date-month-short = { $month ->
    [1] jan.
    [2] feb.
    [3] mar.
    [4] apr.
    [5] maj
    [6] jun.
    [7] jul.
    [8] aug.
    [9] sep.
    [10] okt.
    [11] nov.
   *[12] dec.
}
# Ugedagen som tal, mandag er 1.
date-weekday = { $weekday ->
    [1] mandag
    [2] tirsdag
    [3] onsdag
    [4] torsdag
    [5] fredag
    [6] lørdag
   *[7] søndag
}
date-weekday-short = { $weekday ->
    [1] man.
    [2] tir.
    [3] ons.
    [4] tor.
    [5] fre.
    [6] lør.
   *[7] søn.
}
date-weekday-head = { $weekday ->
    [1] ma
    [2] ti
    [3] on
    [4] to
    [5] fr
    [6] lø
   *[7] sø
}

date-day-month = { $day }. { $month }
date-weekday-day = { $weekday } den { $day }. { $month }
date-with-year = { $date } { $year }
date-with-clock = { $date } kl. { $clock }
date-clock = { $hour }.{ $minute }
date-clock-seconds = { $clock }.{ $second }
date-clock-range = { $from }–{ $to }
date-range = { $from } – { $to }
date-today = i dag
date-tomorrow = i morgen
date-yesterday = i går

# Hvad et implementeringsforløb kræver: et anslået forløb med datoer, dage og timer.

programme-title = Hvad et forløb kræver
programme-mark = anslået
programme-mark-long = anslået; forløbet skræddersys med styrelsen
programme-estimate = Anslået: forløbet skræddersys med styrelsen, og datoerne aftales med jer.
programme-told = Implementeringsforløb, anslået: { $span }
programme-span = { $first } – { $last }
programme-starts-later = Juli er ferie: forløbet begynder i { $first }.
programme-pauses = Juli er ferie og tæller ikke med: forløbet slutter i { $last }.
programme-off = ferie

programme-workshop = Workshop { $n }
programme-meeting = Virtuelt møde { $n }
programme-legend-workshop = workshop, en hel dag ({ $length })
programme-legend-meeting = virtuelt møde, ca. { $length }
programme-legend-workshop-brief = workshop
programme-legend-meeting-brief = virtuelt møde

programme-days = { $n ->
    [one] 1 hel dag
   *[other] { $n } hele dage
}
programme-time = ca. { $hours } ({ $days } og { $meetings } online)
programme-time-brief = { $days } + { $meetings } t, ca. { $hours } t
programme-per-member = Pr. deltager: { $time }
programme-per-member-brief = Hver: { $time }
programme-in-all = { $n ->
    [one] 1 deltager: { $time }
   *[other] { $n } deltagere i alt: { $time }
}
programme-in-all-brief = I alt: { $time }
programme-workday = En hel dag er regnet som { $length } (37 timer om ugen).

# Det, der skrives.
programme-start = Startmåned
programme-group = Deltagere
programme-no-month = Skriv en måned, fx februar, feb { $year } eller 2/{ $year }
programme-not-yet = Ikke en måned endnu – her vises { $month }
programme-earliest = Tidligst { $first } – her vises { $month }
programme-day = { $day }.
programme-too-early = Skriv en måned fra { $first }
programme-no-group = Skriv et tal fra 1 til { $most }
programme-default-month = { $month }, hvis du ikke skriver en anden
programme-group-asked = skriv, hvor mange I er, og se timerne i alt
programme-members = { $n ->
    [one] 1 deltager
   *[other] { $n } deltagere
}
hint-programme-file = Kalenderfil

# Kalenderfilen.
programme-calendar-workshop = SØM-forløb: workshop { $n } af { $of } (anslået dato)
programme-calendar-meeting = SØM-forløb: virtuelt møde { $n } af { $of } (anslået dato)
programme-calendar-length = Varighed: ca. { $length }.
programme-calendar-estimate = Datoen er anslået: forløbet skræddersys sammen med styrelsen.

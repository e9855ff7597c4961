# Møder, frister og nedtællingen til dem.

event-years = { $n } år
event-months = { $n ->
    [one] 1 måned
   *[other] { $n } måneder
}
event-days = { $n ->
    [one] 1 dag
   *[other] { $n } dage
}
event-hours = { $n ->
    [one] 1 time
   *[other] { $n } timer
}
event-minutes = { $n ->
    [one] 1 minut
   *[other] { $n } minutter
}
event-under-a-minute = under 1 minut
event-both = { $first } og { $second }
event-y = { $n } år
event-mo = { $n } md
event-d = { $n } d
event-h = { $n } t
event-min = { $n } min
event-under-a-min = under 1 min

event-in = om { $left }
event-ago = for { $left } siden
event-day-then = { $day } – { $left }
event-deadline-now = fristen er nu
event-deadline-passed = fristen udløb { $ago }
event-passed = udløb { $ago }
event-meeting-in-progress = i gang – slutter { $left }
event-ends = slutter { $left }
event-ends-compact = slut { $left }
event-meeting-over = mødet er slut
event-meeting-ended = sluttede { $ago }

# Det, der kan være galt med en dato eller en begivenhed.
event-no-date = Skriv en dato, fx 7. november 2023 kl. 13.30
event-no-date-alone = Skriv en dato her og ikke andet, fx 3. juni 2024 eller 3/6
event-no-time = Skriv et klokkeslæt her og ikke andet, fx 10.30, eller fra og til, fx 10-12
event-several-dates = Skriv kun én dato
event-several-times = Skriv kun ét klokkeslæt, eller fra og til, fx kl. 13.30–14.30
event-no-such-date = Datoen { $date } findes ikke
event-no-such-time = Klokkeslættet { $time } findes ikke
event-other-weekday = { $date } er en { $weekday }. Ret ugedagen eller datoen
event-skipped-time = Klokken { $clock } findes ikke den { $date }: her stilles uret frem til sommertid
event-not-a-moment = ”{ $text }” er ikke en dato som 2023-11-03 eller 2023-11-03 10:00
event-no-end = Skriv, hvornår mødet slutter
event-ends-before-it-starts = Mødet skal slutte, efter at det er begyndt
event-half-a-time = Skriv klokkeslæt ved både start og slut, eller ved ingen af dem
event-field = ”{ $id }”, felt ”{ $field }”: { $problem }
event-doubled-id = id ”{ $id }” står der to gange

# Oversigten over møder og frister.
event-rolling = løbende
event-no-deadline = ingen frist
event-rolling-no-deadline = løbende – ingen frist
event-registration-deadline = Tilmeldingsfrist, { $what }
event-application-deadline = Ansøgningsfrist, { $what }
event-link-sent = Link til mødet sendes
event-link-was-sent = Link til mødet blev sendt
event-place = Sted: { $place }
event-sign-up = Tilmelding: { $how }
event-contact = Kontakt: { $address }
event-register-by = Tilmelding senest { $date }
event-apply-by = Ansøgning senest { $date }

# Den næste frist.
event-registration-for = Tilmelding til { $what }
event-application-for = Ansøgning om { $what }
event-line = { $name }: { $text }
event-short-registration = { $tag }: tilmelding { $left }
event-short-application = { $tag }: ansøgning { $left }
event-due = Frist { $date }
event-due-days = FRIST { $date }
event-due-day = HASTER { $date }
event-due-left = { $due } · { $left }
event-left-fortnight = { $left } igen
event-left-week = kun { $left } igen
event-left-days = KUN { $left } igen
event-left-day = HASTER: { $left } igen
event-left-hours = SIDSTE TIMER: { $left } igen
event-left-hour = SIDSTE TIME: { $left } igen
event-left-near = HASTER: { $day }
event-closed = Frist udløbet
event-closed-registration = Tilmelding lukket { $date }
event-closed-application = Ansøgningsfrist udløb { $date }
event-closed-apply = { $closed } · søg løbende
event-part-registration = tilmelding
event-part-application = ansøgning
event-apply-any-time = Ingen frist: søg løbende
event-apply-any-time-short = Søg løbende
event-no-deadlines = Ingen frister
event-none-announced = Intet møde er annonceret.
event-last-meeting = Seneste { $what }: { $date }.
event-rolling-sentence = Selve ansøgningen har ingen frist: den kan sendes løbende.
event-add-sentence = Det næste møde kan I selv tilføje under ”Møder og frister”.
event-ask-sentence = Spørg på { $address }, fx om det næste møde.
event-file-unreadable = events.ron kan ikke læses, så den er ikke rørt: { $cause }
event-file-unfit = events.ron er skrevet, så den ikke kan ændres her uden skade; den er ikke rørt. Ret den i en teksteditor
event-changed-since = en anden har ændret eller fjernet mødet imens

# Et møde, som det indtastes.
event-line-title = Titel
event-line-date = Dato
event-line-times = Tid
event-line-registration = Tilmeldingsfrist
event-line-application = Ansøgningsfrist
event-line-place = Sted eller link
event-line-sign-up = Tilmelding
event-line-note = Note
event-entry-no-title = Skriv, hvad mødet hedder
event-entry-no-date = Skriv en dato eller en frist
event-entry-times-alone = Skriv også datoen
event-added = Mødet er tilføjet
event-changed = Mødet er rettet
event-removed = Mødet er fjernet · Z fortryder
event-undone = Fortrudt
event-redone = Gentaget
event-not-saved = Mødet er ikke gemt: { $cause }
event-form-new = Nyt møde eller ny frist
event-form-edit = Ret mødet
event-form-about = Skriv en titel og en dato eller en frist. Datoer kan skrives som 4/6 eller tirsdag den 4. juni, tider som 10-12. Eller indsæt en hel omtale, så bliver den læst.
event-form-kept = Mødet er ikke gemt endnu. Formularen viser det igen, som det står
event-built-in-stays = det er indbygget eller hører til et skema og kan ikke fjernes
hint-next-line = Næste linje
hint-save = Gem
event-form-known = Det ligner et møde, der er her allerede: { $title }
event-form-read = { $more ->
    [0] Omtalen er læst: se efter, og gem
    [one] Omtalen er læst: se efter, og gem; så følger 1 møde til
   *[other] Omtalen er læst: se efter, og gem; så følger { $more } møder til
}

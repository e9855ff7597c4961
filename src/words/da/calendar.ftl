# Kalenderfiler (.ics): det, der læses af dem.
calendar-untitled = Møde uden titel
calendar-event = { $title }, { $when }
calendar-event-at = { $title }, { $when }, { $place }
calendar-new = nyt: { $event }
calendar-changed = ændret: { $event }
calendar-cancelled = aflyst: { $event }
calendar-same = uændret: { $event }
calendar-older = uændret, for filens udgave er ældre: { $event }

# Skærmen, hvor en kalenderfil læses.
calendar-file-title = Indlæs en kalenderfil
calendar-file-intro = Skriv, hvor kalenderfilen (.ics) ligger, fx en mødeindkaldelse, der er gemt i Outlook. Intet gemmes, før du har set, hvad der er i den.
calendar-file-line = Fil
calendar-file-about = Det står i { $file }:

# Det, der ikke kunne læses eller er udeladt.
calendar-too-big = filen fylder mere end 1 MB
calendar-none = der er ingen kalender i filen
calendar-flawed = ”{ $title }” er ikke taget med: { $why }
calendar-no-start = der står ikke, hvornår det begynder
calendar-no-such-time = tidspunktet kan ikke læses
calendar-unknown-zone = tidszonen ”{ $zone }” er ukendt
calendar-no-end = ”{ $title }” har ingen sluttid i filen; her varer det en time
calendar-odd-series = ”{ $title }” gentages på en måde, som ikke kan følges; se efter, om datoerne er her
calendar-long-series = ”{ $title }” gentages; kun de næste datoer er taget med
calendar-over = { $n ->
    [one] 1 møde i filen er overstået og ikke taget med
   *[other] { $n } møder i filen er overstået og ikke taget med
}
calendar-cancelled-elsewhere = { $n ->
    [one] 1 møde er aflyst i filen, men er ikke blandt dine egne
   *[other] { $n } møder er aflyst i filen, men er ikke blandt dine egne
}
calendar-too-many = { $n ->
    [one] 1 møde er ikke taget med; der er plads til 200 fra én fil
   *[other] { $n } møder er ikke taget med; der er plads til 200 fra én fil
}

# Kommandoerne.
cli-value-command = KOMMANDO
cli-events-id = Kun dette møde; som events --json viser id
cli-events-ics = Skriv en kalenderfil (.ics) med møder og frister til Outlook, Google og andre
cli-events-output = Filen; - eller intet er standard output
cli-events-force = Erstat filen, hvis den findes
cli-no-such-event = der er intet møde med id ”{ $id }”
cli-near-event = vælg mellem { $names }
cli-events-undated = ”{ $id }” har ingen dato, så det kan ikke stå i en kalender
cli-events-undated-hint = skriv --ics uden id for at få alt, der har en dato
cli-event = Egne møder og frister i events.ron, og jeres del i et møde
cli-event-import = Læs en kalenderfil (.ics), fx en mødeindkaldelse, vis, hvad der er nyt, ændret eller aflyst, og gem det
cli-event-import-file = Filen; - er standard input
cli-event-import-dry-run = Vis kun, og gem intet
cli-event-import-yes = Gem uden at spørge; skal med, hvor der ingen terminal er
cli-event-import-unasked = der gemmes intet uden et ja
cli-event-import-unasked-hint = skriv --yes for at gemme det; --dry-run viser kun
cli-event-import-cannot-read = kan ikke læse { $path } som en kalender
cli-event-import-cannot-read-stdin = kan ikke læse standard input som en kalender
cli-event-import-no-calendar-hint = gem mødet eller kalenderen som .ics i dit kalenderprogram, og prøv med den fil
cli-event-import-not-saved = kan ikke gemme i { $path }
cli-event-import-not-saved-hint = se, hvad der er gemt, med som events, og prøv igen
cli-event-import-same = Der er intet nyt at gemme
cli-event-import-ask = Gem { $n ->
    [one] 1 ændring
   *[other] { $n } ændringer
}? Skriv ja
cli-event-import-no = Intet er gemt
cli-event-import-done = { $n ->
    [one] 1 ændring er gemt
   *[other] { $n } ændringer er gemt
}
cli-event-add = Tilføj et eget møde eller en egen frist, og skriv dens id
cli-event-add-title = Mødets titel
cli-event-add-date = Datoen, fx 4/6 eller ”tirsdag den 4. juni”
cli-event-add-time = Tiden, fx 10-12
cli-event-add-registration = Tilmeldingsfristen, fx ”31. maj kl. 12”
cli-event-add-application = Ansøgningsfristen
cli-event-add-place = Stedet, eller et link
cli-event-add-sign-up = Hvordan man tilmelder sig
cli-event-add-note = En note
cli-event-add-refused = mødet er ikke tilføjet
cli-event-add-refused-hint = skriv fx som event add "Netværksmøde" --date 4/6 --time 10-12
cli-event-part = Vis eller notér kommunens del i et møde: hvem der er tilmeldt, om linket er kommet, og om I deltog
cli-event-part-event = Mødets id; som events --json viser det
cli-event-part-who = Hvem der er tilmeldt, fx ”2 ledere og 3 medarbejdere” eller navne
cli-event-part-link = Linket til mødet er modtaget
cli-event-part-attended = I deltog i mødet
cli-event-part-clear = Slet først det, der er noteret
cli-event-part-none = ”{ $id }” er ikke et møde, man kan tilmelde sig
cli-event-part-none-hint = se møderne med som events
cli-event-part-refused = deltagelsen i ”{ $id }” er ikke noteret
cli-event-part-same = Uændret: det var noteret i forvejen
cli-event-remove = Fjern et eget møde; som events --json viser id
cli-event-remove-id = Mødets id
cli-event-remove-refused = ”{ $id }” er ikke fjernet fra egne møder
cli-event-remove-refused-hint = se de egne møder i events.ron; de indbyggede kan ikke fjernes

# En kalenderfil, der er skrevet fra skærmen.
calendar-saving = Gemmer kalenderfilen …

# Filer: hvad der gik galt, og hvad man gør ved det. Årsagerne står efter et kolon eller i en parentes.
store-name-path = et navn er ikke en sti og begynder ikke med punktum
store-name-path-hint = skriv kun kladdens navn, fx aarhus
store-name-characters = et navn har kun a-z, 0-9 og bindestreg, højst 64 tegn
store-name-characters-hint = skriv det fx som aarhus eller aeroe-2
store-name-control = navnet er tomt, for langt eller har tegn, der ikke kan vises
store-name-control-hint = giv filen et andet navn

store-load-missing = findes ikke
store-load-missing-hint = se, hvilke kladder der er, med som list
store-load-not-a-draft = ikke en kladde
store-load-too-big = ikke en kladde: større end 4 MB
store-load-not-text = kan ikke læses: ikke tekst i UTF-8
store-load-other-form = skemaet { $form } er her ikke
store-load-other-form-hint = Læg { $form }.ron i mappen forms i datamappen, eller se svarene med som show.
store-load-newer = skrevet af en nyere udgave af som
store-load-newer-hint = opdatér som; filen er ikke rørt
store-load-line = kan ikke læses: linje { $line }
store-load-line-field = kan ikke læses: linje { $line }, felt ”{ $field }”
store-load-doubled = kan ikke læses: linje { $line }, feltet ”{ $field }” står der to gange
store-load-content-hint = ret filen i en teksteditor, eller tag en tidligere udgave med som restore; som har ikke rørt den
store-load-io = kan ikke læses: { $cause }
store-load-no-version = der er ingen udgave ”{ $id }”
store-load-no-version-hint = se udgaverne med som versions { $name }
store-load-many-versions = flere udgaver begynder med ”{ $id }”
store-load-many-versions-hint = skriv mere af udgavens id
store-restore-damaged = kladden { $cause }
store-restore-damaged-hint = gendan hele udgaven, uden et felt; den ødelagte fil bliver lagt til side, som den er
store-restore-raced = en anden gemte imens; den gendannede tekst står i ”{ $aside }”
store-restore-raced-hint = se, hvad der står i kladden nu, og gendan igen

store-save-too-big = kladden er større end 4 MB
store-save-too-big-hint = gør det længste svar kortere
store-save-unreadable = kladden kunne ikke læses igen
store-save-purged = kladden er slettet for altid
store-unsynced = ikke sikkert på disken: { $cause }
store-unsynced-hint = gentag det, når disken svarer igen; indtil da kan en strømafbrydelse tage ændringen
store-save-unreadable-hint = filen på disken er ikke rørt; gem teksten et andet sted og meld fejlen
store-save-exists = filen findes i forvejen
store-save-exists-hint = vælg et andet navn
store-save-not-a-file = ikke en almindelig fil
store-save-not-text = filen er ikke tekst i UTF-8
store-save-not-text-hint = gem den i UTF-8 fra den editor, den er lavet i
store-save-overgrown = filen er større end 4 MB
store-save-overgrown-hint = slet det i den, I ikke bruger

store-io-full = disken er fuld
store-io-full-hint = slet noget, og gem igen
store-io-quota = kvoten er brugt op
store-io-read-only = kun læsning
store-io-read-only-hint = bed ejeren om skriveadgang til mappen og filen
store-io-no-access = du har ikke læseadgang
store-io-no-access-hint = bed ejeren om læseadgang til mappen og filen
store-io-disk = disken svarer med fejl
store-io-disk-hint = tjek disken eller forbindelsen til den
store-io-gone = mappen er der ikke
store-io-away = mappen med kladder er væk
store-io-too-big = filen er blevet for stor til disken
store-io-host-full = maskinen har ikke flere ressourcer
store-io-other = fejl { $number }
store-io-unknown = ukendt fejl

# Når programmet må forlades.
store-panic-saved = som stoppede ved en fejl ({ $place }). Teksten er gemt i { $path }
store-panic-unsaved = som stoppede ved en fejl ({ $place }). Det sidste blev ikke gemt; resten står i { $path }
store-panic = som stoppede ved en fejl ({ $place })

# Den eksterne editor.
store-outside-restricted = her kan andre programmer ikke startes
store-outside-not-started = { $editor } kunne ikke startes
store-outside-failed = { $editor } sluttede med en fejl; teksten er ikke ændret
store-outside-unread = teksten { $cause }

# Fejl i filer, der er skrevet i hånden.
ron-fault = linje { $line }, tegn { $column }: { $what }
ron-ends-early = filen slutter for tidligt: noget er ikke lukket
ron-no-comma = her mangler et komma
ron-no-colon = her mangler et kolon
ron-no-bracket = her mangler en parentes: { $sign }
ron-unclosed-bracket = parentesen { $sign } er ikke lukket
ron-unopened-bracket = her lukkes en parentes, der ikke er åbnet: { $sign }
ron-unclosed-comment = en kommentar er ikke lukket
ron-unclosed-text = en tekst mangler sit afsluttende anførselstegn
ron-too-much = her står noget efter, at indholdet er slut
ron-not-a-text = her skulle stå en tekst i anførselstegn
ron-not-a-number = her skulle stå et tal
ron-not-yes-or-no = her skulle stå true eller false
ron-not-a-list = her skulle stå en liste i firkantede parenteser: [ … ]
ron-not-fields = her skulle stå navne og værdier i parenteser
ron-not-a-name = her skulle stå navnet på et felt
ron-unknown-field = der er intet felt, der hedder ”{ $name }”
ron-no-field = feltet ”{ $name }” mangler
ron-doubled-field = feltet ”{ $name }” står der to gange
ron-other-kind = det, der står her, passer ikke til feltet
ron-other = det, der står her, kan ikke læses

# En fil, der ikke er en kladde, kan ikke læses.
store-no-file = filen findes ikke
store-no-file-hint = ret stien, eller vælg en anden fil
store-odd-file = det er ikke en almindelig fil
store-odd-file-hint = vælg en anden fil
store-large-file = den fylder mere end { $mb } MB
store-large-file-hint = vælg en mindre fil

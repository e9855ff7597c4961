# Kommandolinjen. Hjælpen: en linje om hver kommando og hvert tilvalg, uden punktum.
cli-about = Guide til ansøgningen om implementeringsforløb i SØM. Uden kommando: startskærmen
cli-about-with-alias = { $about } [også: { $alias }]
cli-usage = som [KOMMANDO] [TILVALG]
cli-usage-of = som { $command } [TILVALG]
cli-heading-usage = Brug:
cli-heading-commands = Kommandoer
cli-heading-arguments = Argumenter
cli-heading-options = Tilvalg
cli-heading-common = Fælles tilvalg
cli-value-draft = KLADDE
cli-value-field = FELT
cli-value-file = FIL
cli-value-folder = MAPPE
cli-value-form = SKEMA
cli-value-id = ID
cli-value-month = MÅNED
cli-value-n = ANTAL
cli-value-name = NAVN
cli-value-shell = SHELL
cli-value-text = TEKST
cli-value-time = TID
cli-value-version = UDGAVE

cli-data = Brug denne datamappe i stedet for SOM_DATA, mappen her eller din egen
cli-lang = Sprog; ellers SOM_LANG, så config.ron (se som config), så dansk
cli-color = Farver på skærmen; NO_COLOR slår dem fra
cli-ascii = Tegn skærmen kun med ASCII
cli-plain-lines = Tegn skærmen uden streger og bjælker, fx til en skærmlæser
cli-now = Lad som om klokken er så mange, fx 2023-10-31T06:00:00+01:00; ellers SOM_NOW
cli-restricted = Begrænset: kun kontoens egen datamappe, ingen andre programmer, eksport kun til eksportmappen
cli-help = Vis denne hjælp
cli-som-version = Vis versionen
cli-json = Skriv JSON til andre programmer
cli-draft = Kladdens navn; som list viser dem
cli-field = Svarets id, fx telefon eller ledelsesopbakning

cli-open = Åbn en kladde, hvor du slap
cli-fill = Udfyld en kladde som spørgsmål og svar i linjer, uden skærm; også gennem et rør
cli-fill-end = Fortsæt med som fill { $name } eller på skærmen med som open { $name }.
cli-fill-rehearsal = Prøve på en kladde, der smides væk (også --prøv): intet gemmes eller sendes
cli-new = Lav en tom kladde, og skriv dens sti
cli-new-name = Navnet, fx aarhus; æ, ø, å og mellemrum skrives om
cli-list = Vis kladderne: kommune, besvarede spørgsmål, problemer, sidste ændring
cli-get = Skriv ét svar, som det er tastet
cli-set = Gem ét svar, og skriv kladdens sti
cli-set-text = Svaret; - læser det fra standard input, højst 1 MB
cli-show = Vis hele ansøgningen som tekst, brudt som på siden
cli-check = Vis problemer, og hvor meget svarene fylder; slutter med 3, hvis der er problemer
cli-remarks = Vis, hvad leder og kolleger bemærker til svarene: hvem, hvornår og om hvilke ord
cli-export = Skriv ansøgningen til en fil, og skriv filens sti
cli-export-to = Formatet
cli-export-output = Filen; - er standard output. Ellers kladdens navn i mappen her
cli-export-force = Erstat filen, hvis den findes
cli-versions = Vis kladdens tidligere udgaver, den nyeste først
cli-version = Udgavens nummer (1 er den nyeste) eller begyndelsen af dens id; som versions viser dem
cli-diff = Vis, hvad der er ændret siden en udgave; ellers siden den nyeste
cli-restore = Sæt en tidligere udgave, eller ét svar fra den, i stedet for det, der står nu
cli-delete = Læg en kladde i papirkurven
cli-trash = Vis de slettede kladder, tag en tilbage, eller tøm papirkurven
cli-trash-restore = Tag denne kladde tilbage
cli-trash-empty = Slet alle kladder i papirkurven for altid
cli-purge = Slet en kladde for altid med alle spor: udgaver, papirkurv, låse og kopier
cli-yes = Spørg ikke først
cli-events = Vis møder og frister
cli-events-all = Vis også dem, der er overstået
cli-deadline = Vis den næste frist på én linje
cli-deadline-short = Kort, til en prompt: højst 40 tegn
cli-deadline-within = Skriv kun noget, hvis fristen er inden for så lang tid, fx 14d (dage), 12t (timer) eller 2u (uger)
cli-deadline-format = Skriv linjen på din egen måde; felterne er { "{title} {kind} {date} {time} {in} {days} {id}" }, og {"{{"} giver {"{"}
cli-deadline-exit-code = Slut med 0 (åben), 10 (højst 3 dage) eller 20 (ingen frist forude)
cli-programme = Vis, hvad et implementeringsforløb kræver: anslåede datoer, dage og timer
cli-programme-start = Måneden, det skal begynde, fx februar, "feb 2025" eller 2025-02; ellers om to måneder
cli-programme-group = Hvor mange der deltager; så regnes timerne for dem alle ud
cli-programme-ics = Skriv en kalenderfil (.ics) med datoerne som foreløbige, til Outlook, Google og andre
cli-programme-output = Filen; - eller intet er standard output
cli-programme-force = Erstat filen, hvis den findes
cli-keys = Vis tasterne på skærmen
cli-where = Vis, hvilke filer der bruges, og hvorfor
cli-doctor = Vis, hvad der virker på denne maskine, og hvad man gør ved resten; slutter med 1, hvis noget fejler
cli-completions = Skriv fuldførelse af kommandolinjen til en shell
cli-completions-shell = bash, zsh, fish, elvish eller powershell
cli-completions-line = En kommandolinje til og med markøren; så skrives, hvad dens sidste ord kan blive til
cli-man = Vis manualens side om som eller om en kommando; roff, hvis den sendes videre, fx til man -l -
cli-man-command = En kommando, fx open eller event add
cli-man-dir = Skriv alle sider i denne mappe, som som.1 og som-KOMMANDO.1

# Fejl: hvad, hvorfor, hvad nu.
cli-error = fejl: { $text }
cli-cause = årsag: { $text }
cli-hint = råd: { $text }

cli-unknown-command = kender ikke kommandoen ”{ $name }”
cli-unknown-argument = kender ikke ”{ $name }” her
cli-missing-argument = der mangler { $names }
cli-missing-value = der mangler en værdi til { $name }
cli-invalid-value = ”{ $value }” kan ikke bruges til { $name }
cli-valid-values = der kan vælges mellem { $values }
cli-no-value-taken = { $name } tager ingen værdi, heller ikke ”{ $value }”
cli-twice = { $name } står der to gange
cli-conflict = { $name } kan ikke bruges sammen med { $prior }
cli-not-utf8 = et argument er ikke tekst i UTF-8
cli-wrong-usage = kommandolinjen kan ikke forstås
cli-did-you-mean = mente du { $names }? Se også som --help
cli-see-help = se som --help

cli-no-place = ved ikke, hvor kladderne skal ligge
cli-no-place-cause = kontoen har ingen hjemmemappe
cli-no-place-hint = vælg en mappe med --data
cli-no-place-restricted-hint = bed den, der driver maskinen, om at give kontoen en hjemmemappe
cli-bad-now = ”{ $text }” er ikke et tidspunkt
cli-bad-now-hint = skriv det fx som 2023-10-31T06:00:00+01:00 eller 31. oktober 2023 kl. 6.00
cli-bad-within = ”{ $text }” er ikke et tidsrum
cli-bad-within-hint = skriv et helt antal dage, timer eller uger: 14d, 12t eller 2u
cli-format-unclosed = i --format er en ”{"{"}” ikke lukket med ”{"}"}”
cli-format-unclosed-hint = skriv ”{"{{"}”, hvis der skal stå en ”{"{"}”
cli-format-unknown = --format har intet felt, der hedder ”{ $name }”
cli-format-unknown-hint = felterne er { $names }
cli-programme-bad-start = ”{ $text }” kan ikke bruges som startmåned
cli-programme-bad-group = ”{ $text }” er ikke et antal deltagere
cli-programme-bad-group-hint = skriv et helt tal fra 1 til { $most }
cli-bad-name = ingen kladde kan hedde ”{ $name }”
cli-no-such-draft = der er ingen kladde, der hedder ”{ $name }”
cli-no-such-draft-cause = den er ikke i { $path }
cli-near-draft-hint = mente du { $names }? Se alle kladder med som list
cli-list-hint = se alle kladder med som list
cli-no-drafts-hint = lav en kladde med som new NAVN, eller vælg en anden datamappe med --data
cli-cannot-open = kan ikke åbne { $path }
cli-cannot-save = kan ikke gemme { $path }
cli-unsynced = udført, men { $cause }
cli-field-is-sum = ”{ $id }” lægges sammen af andre svar, og skrives ikke
cli-field-is-sum-hint = skriv de svar, som summen er af; som get viser den
cli-field-not-asked = ”{ $id }” spørges der ikke om i kladden nu
cli-field-not-asked-cause = det afhænger af et andet svar, eller rækken er der ikke
cli-field-not-asked-hint = som check viser, hvad der spørges om; rækker lægges til på skærmen, eller med /række i som fill
cli-no-such-field = skemaet har intet felt ”{ $id }”
cli-near-field = mente du { $names }?
cli-fields-hint = felterne er { $ids }
cli-draft-exists = der er allerede en kladde, der hedder ”{ $name }”
cli-draft-exists-hint = åbn den med som open { $name }, eller vælg et andet navn, fx { $free }
cli-name-shortened = bemærk: navnet er forkortet til { $name } (højst 64 tegn)
cli-cannot-read-versions = kan ikke læse udgaverne af ”{ $name }”
cli-cannot-restore = kan ikke gendanne { $path }
cli-cannot-delete = kan ikke slette { $path }
cli-cannot-read-trash = kan ikke læse papirkurven
cli-cannot-empty-trash = ikke alt i papirkurven kunne slettes
cli-cannot-undelete = kan ikke tage ”{ $id }” tilbage
cli-not-in-trash = ”{ $id }” er ikke i papirkurven
cli-trash-hint = se, hvad der er i den, med som trash
cli-near-trash-hint = mente du { $names }? Se alle med som trash
cli-confirm-missing = der slettes ikke for altid uden et ja
cli-confirm-missing-cause = her er ingen terminal at spørge i
cli-confirm-missing-hint = skriv --yes, hvis det er meningen; se også som --help
cli-stdout-failed = kan ikke skrive til standard output
cli-stdout-closed = den er lukket
cli-stdout-saved = det er gjort; kun udskriften mangler
cli-stdin-failed = kan ikke læse svaret fra standard input
cli-stdin-cut = forbindelsen blev afbrudt, før det hele var kommet; intet er ændret
cli-stdin-too-big = det fylder mere end 1 MB
cli-stdin-not-utf8 = det er ikke tekst i UTF-8
cli-stdin-not-utf8-hint = gem teksten som UTF-8, fx med iconv -f latin1 -t utf8
cli-terminal-failed = terminalen svigtede
cli-export-exists-hint = vælg en anden fil med -o, eller erstat den med --force
cli-export-no-text = et { $format }-dokument kan ikke vises i terminalen
cli-export-no-text-hint = skriv det til en fil med -o FIL.{ $format }, eller send det videre med >
cli-export-restricted = i begrænset tilstand gemmes kun i eksportmappen
cli-export-restricted-hint = skriv kun et filnavn efter -o, uden mappe
cli-fence-link = kan ikke bruge { $path }
cli-fence-link-cause = det er et link, og i begrænset tilstand følges ingen links ud af datamappen
cli-fence-link-hint = bed den, der driver maskinen, om at sætte en rigtig mappe i stedet

# Besked undervejs.
cli-restricted-data = bemærk: i begrænset tilstand bruges kun { $path }; --data og SOM_DATA tæller ikke
cli-events-unreadable = bemærk: egne møder i { $path } vises ikke: { $cause }
cli-list-empty = Ingen kladder i { $path }. Lav en med som new NAVN
cli-list-empty-over-ssh = Der er ingen kladder. Log på, og lav en på skærmen
cli-set-emptied = bemærk: svaret på { $field } er nu tomt
cli-get-disputed = bemærk: svaret på { $field } er omstridt: { $n ->
    [one] en anden tekst
   *[other] { $n } andre tekster
} står også i kladden; åbn den, og vælg
given-rows = bemærk: tabellen er sat ind som linjer med | mellem cellerne
given-dropped = bemærk: { $n ->
    [one] 1 styretegn
   *[other] { $n } styretegn
} er udeladt
given-joined = bemærk: { $field } har kun én linje; linjeskift er blevet til mellemrum
given-settled = bemærk: ”{ $typed }” er gemt som ”{ $known }”
given-near = bemærk: ”{ $typed }” ligner { $names }; skriv hele navnet, hvis det er den
cli-set-unchanged = Uændret: svaret var der allerede
cli-set-theirs = bemærk: en anden gemte ”{ $name }” imens; den tekst står nu i ”{ $theirs }”
cli-set-aside = en anden gemte ”{ $name }” imens; dit svar står i ”{ $aside }”
cli-set-aside-hint = se forskellen med som show, og gem svaret igen i ”{ $name }”
cli-versions-none = Ingen tidligere udgaver af ”{ $name }”
cli-diff-rows = Ingen svar er ændret siden { $at } ({ $by }), men rækkerne er flyttet, eller tomme er kommet til eller fjernet
cli-diff-same = Ingen svar er ændret siden udgaven fra { $at } ({ $by })
cli-restored = Gendannet: udgaven fra { $at } ({ $by })
cli-restored-field = Gendannet: { $field } fra udgaven fra { $at } ({ $by })
cli-restore-unchanged = Uændret: det står der allerede
cli-restore-undo = Fortryd med som restore { $name } { $id }
cli-restore-set-aside = Filen, der ikke kunne læses, ligger uændret i { $path }
cli-deleted = ”{ $name }” ligger i papirkurven. Tag den tilbage med som trash --restore { $id }
cli-open-elsewhere = bemærk: { $who } har kladden åben; den lukkes dér, medmindre der er skrevet noget, som ikke er gemt
cli-undeleted = ”{ $name }” er tilbage med sine udgaver
cli-trash-none = Papirkurven er tom
cli-trash-ask = Slet { $ids } for altid? Skriv ja
cli-trash-emptied = Papirkurven er tømt: { $n ->
    [one] 1 kladde
   *[other] { $n } kladder
} slettet for altid
cli-purge-list = Det her bliver slettet for altid:
cli-purge-ask = Skriv { $name } eller ja for at slette det
cli-cannot-purge = ikke alt af ”{ $name }” kunne slettes; det slettede står ovenfor
cli-purged = ”{ $name }” er slettet for altid. Eksporter, sendte mails og sikkerhedskopier når som ikke
cli-confirm-yes = ja
cli-confirm-no = Intet er slettet
cli-export-not-held = bemærk: { $text }
cli-export-remarks = Skriv bemærkningerne som kommentarer ved svarene; kun i docx
cli-export-no-remarks = { $format } har ikke plads til bemærkninger
cli-export-no-remarks-hint = skriv --to docx, eller udelad --remarks
cli-export-notices = bemærk: som check har noter til: { $fields }
cli-export-problems = bemærk: kladden har { $n ->
    [one] 1 problem
   *[other] { $n } problemer
}: { $fields }

# Det, kommandoerne skriver.
cli-unknown-author = ukendt
cli-check-problem = { $field }: { $message }
cli-check-notice = Bemærk – { $field }: { $message }
cli-check-remarks = Bemærk – { $field }: { $open }
cli-remarks-none = Ingen bemærkninger til ”{ $name }”
cli-remarks-of = { $field } ({ $state }) – { $head }:
cli-check-page = { $field }: { $fill }
cli-check-sum = { $answered } af { $total } besvaret, { $problems ->
    [0] ingen problemer
    [one] 1 problem
   *[other] { $problems } problemer
}
cli-diff-since = Ændret siden udgaven fra { $at } ({ $by }):
cli-trash-unreadable = kan ikke læses
cli-list-answered = { $answered } af { $total }
cli-list-problems = { $n ->
    [0] ingen problemer
    [one] 1 problem
   *[other] { $n } problemer
}
cli-keys-sure = Virker altid
cli-keys-fast = Hurtigt
cli-keys-does = Gør
cli-where-data = Datamappe
cli-where-why = Valgt, fordi
cli-where-drafts = Kladder
cli-where-events = Egne møder
cli-where-config = Indstillinger
cli-where-own-config = Dine egne
cli-where-writing = Skrivning
cli-where-lang = Sprog
cli-where-author = Bruger
cli-where-option = --data siger det
cli-where-environment = SOM_DATA siger det
cli-where-here = mappen her har en mappe, der hedder drafts
cli-where-account = det er din egen, når intet andet er sagt
cli-where-restricted = det er kontoens egen, og begrænset tilstand bruger ingen anden
cli-where-missing = { $path } (findes ikke)
cli-where-writable = ja
cli-where-read-only = nej, kun læsning
cli-set-merged = { $by } har ændret ”{ $name }” samtidig; begges svar er i kladden
cli-set-disputed = { $by } har ændret samme svar samtidig ({ $fields }); begge tekster er gemt; åbn kladden i som, og vælg mellem dem (Esc B)
cli-list-open-by = åbnet af { $who }
cli-export-approval = Skriv i dokumentet, hvem der har godkendt svarene
cli-new-from = Begynd med svarene fra denne kladde; godkendelse og kvitteringer følger ikke med

# `som sign`.
cli-value-title = STILLING
cli-sign = Noter lederens godkendelse af svarene, som de står nu; uden andet: vis den
cli-sign-name = Navnet på den, der godkender
cli-sign-title = Vedkommendes stilling
cli-sign-withdraw = Træk godkendelsen tilbage
cli-sign-what-name = navnet
cli-sign-what-title = stillingen
cli-sign-refused = { $what } kan ikke bruges
cli-sign-empty = der står intet
cli-sign-long = der er mere end { $most } tegn
cli-sign-controls = der er tegn, som ikke kan ses
cli-sign-hint = skriv fx som sign kladde --name "Jonas Holm" --title Direktør
cli-sign-nothing-to-withdraw = Der er ingen godkendelse at trække tilbage.
cli-sign-withdrawn = Godkendelsen er trukket tilbage.
cli-sign-no-signature = Det er en note om, at svarene er godkendt, ikke en digital underskrift: alle, der kan rette kladden, kan skrive den.

# Det, der står på skærmen.

# Titel og trin.
start-title-several = Ansøgninger
events-title = Møder og frister
events-chosen = { $name }: { $text }
events-over = Tidligere møder og frister ({ $count })
events-over-open = Mellemrum viser dem
events-over-close = Mellemrum skjuler dem
events-over-about = Det, der er slut, står her. Mellemrum viser og skjuler det.
events-none = Her står møder og frister. Tryk N for at tilføje et.
month-deadline = frist
month-meeting = møde
timeline-left-out = { $n ->
    [one] { $n } dag til står kun i listen
   *[other] { $n } dage til står kun i listen
}
new-title = Ny ansøgning
new-form = Hvilket skema?
new-which-form = Vælg det skema, som ansøgningen skal udfylde
new-head = Hvem søger?
new-head-name = Hvad skal ansøgningen hedde?
help-title = Hjælp
help-guide = Vejledning
help-keys = Taster
step-of = Trin { $step } af { $count }
too-small = Vinduet er for lille ({ $columns }×{ $rows }). Gør det større, helst { $wanted_columns }×{ $wanted_rows }. Teksten er her stadig.

# Startskærmen.
start-next = Næste frist
start-last = Seneste frist
start-meeting = mødet er { $day }
start-intro = Her skriver du ansøgninger. Alt gemmes. { $key } afslutter.
start-events-fault = Egne møder i events.ron vises ikke: { $cause }
start-config-fault = Indstillinger: { $fault }
start-next-meeting = Næste møde
start-drafts = Kladder
start-none = Ingen kladder endnu. Tryk N for at begynde en ansøgning.
start-answered = { $answered } af { $total }
start-ready = klar
start-stage-problems = { $stage }, { $problems }
start-problems = { $count ->
    [one] 1 problem
   *[other] { $count } problemer
}

# En ny ansøgning.
new-welcome = Her udfylder du { $what }, trin for trin. Det, du skriver, gemmes automatisk.
new-privacy = Skriv ikke cpr-numre eller andre fortrolige eller følsomme oplysninger om borgere. Ansøgningen sendes som e-mail.
new-question = Hvilken kommune søger?

# Felter.
field-optional = (frivilligt)
guidance-more = F3 hele teksten
guidance-unofficial = uofficiel oversættelse · F3 dansk
guidance-unofficial-short = uofficiel
guidance-unofficial-both = uofficiel oversættelse
# Before the agency's own words, below a translation of them.
official-mark = Dansk:
pane-unofficial = Uofficiel oversættelse. Styrelsens egen tekst er den danske.

# Vejledning, krav og kriterier.
pane-guidance = Vejledning
pane-questions = Sæt kryds, når du har svaret på
pane-requirements = Krav
pane-recommendation = Anbefaling
pane-criteria = Der lægges vægt på
pane-no-criteria = Skemaet nævner ingen særskilte kriterier for dette svar.

# Oversigt.
overview-title = Oversigt
overview-answered = { $answered } af { $total } svar
overview-problems = { $count ->
    [0] ingen problemer
    [one] 1 problem
   *[other] { $count } problemer
}
overview-drafts = Alle kladder

# Siden.
page-edge = her slutter { $part } ({ $note })

# Tjek dine svar.
review-title = Tjek dine svar
review-problems = Der er problemer
review-no-problems = Alle svar er på plads.
review-unanswered = (ikke besvaret)
review-ticks = { $ticked } af { $count } delspørgsmål er krydset af
review-by-hand = Skemaet sendes ikke som e-mail. { $how }
review-where-to = E eksporterer dokumentet til en fil. Send det til { $address }.

# At gemme.
saving-saved = Gemt { $time }
saving-slow = Gemmer …
saving-failed = IKKE GEMT
saving-failed-since = IKKE GEMT ({ $cause }) – teksten er her stadig, prøver igen (gemt { $time })
confirm-loss = Vil du afslutte uden at gemme? Det, du har skrevet siden sidst, går tabt.

# Arbejde med filer, der tager tid.
work-open = Åbner kladden …
work-create = Opretter kladden …
work-duplicate = Kopierer kladden …
work-restore = Gendanner …
work-delete = Sletter …
work-export = Eksporterer …
work-add-word = Tilføjer ordet …
work-note = Noterer …
work-wait = Kladden er ved at blive gendannet eller slettet. Vent, til det er gjort
work-given-up = Kladden bliver ikke åbnet. Den står på listen, når den er klar
work-awaited = { $work } Esc går videre uden
work-typed = { $work } Du har skrevet: { $text }
work-leaving = { $work } Programmet lukker bagefter
notice-export-exists = Dokumentet er ikke gemt: { $place } findes allerede

# Beskeder.
notice-open-failed = { $name } kan ikke åbnes: { $cause }
notice-create-failed = Kladden kan ikke oprettes: { $cause }
notice-editor-failed = Din teksteditor kunne ikke bruges: { $cause }
notice-set-aside = En anden har ændret kladden. Din tekst er gemt i sin egen kladde, { $name }
notice-set-aside-newer = En nyere som har gemt kladden. Din tekst er gemt i sin egen kladde, { $name }
notice-not-saved = { $name } er ikke gemt: { $cause }
notice-held-back = Den åbne kladde kan ikke gemmes endnu. Gå tilbage til den, før du åbner en anden
notice-shortened = Det indsatte fylder for meget. Kun den første 1 MB er med
notice-text-not-used = Teksten blev ikke brugt her
notice-hasty = ”{ $text }” blev ikke brugt, for skærmen havde lige skiftet. Tast det igen
notice-unused = { $key } gør intet her
nothing-undo = intet at fortryde
nothing-to-mark = svarene her vælges hver for sig
nothing-redo = intet at gentage
nothing-copied = intet er kopieret
nothing-requirements = ingen krav til dette felt
nothing-page = dette felt har ingen sidegrænse
nothing-rivals = der er kun én tekst her
nothing-before = dette er det første felt
nothing-place = skriv først, hvor filen skal ligge
nothing-path = skriv eller vælg en fil først
nothing-here = du er her allerede
nothing-over = intet er slut endnu
nothing-event = vælg først et møde eller en frist
nothing-date = det har ingen dato, så det kan ikke stå i en kalender
notice-pasting = Indsætter … { $count } tegn
# De to er skrevet uden æøå: sådan en terminal viser dem forkert.
notice-not-utf8 = Terminalen sender ikke UTF-8. I PuTTY: Window > Translation > UTF-8
notice-locale = LANG er ikke UTF-8. Brug da_DK.UTF-8. I PuTTY: Window > Translation > UTF-8
notice-rows = Tabellen er sat ind som linjer med | mellem cellerne
notice-dropped = { $count ->
    [one] 1 styretegn er udeladt
   *[other] { $count } styretegn er udeladt
}
notice-ticked = Kryds sat: { $name }
notice-unticked = Kryds fjernet: { $name }
notice-marking = Markér med piletasterne. Esc C kopierer, Esc X klipper ud
notice-copied = Kopieret. Esc I indsætter
notice-nothing-marked = Intet er markeret. F10 eller Esc A afslutter
notice-nothing-to-cut = Intet er markeret. Esc S begynder en markering
notice-read-only = Kun læsning: kladden kan ikke ændres her. Du kan læse den og hente teksten ud
notice-how-to-leave-back = F10 afslutter. Ellers tilbage med Esc, og i menuen A
notice-how-to-leave = F10 eller Esc A afslutter
notice-flaw = { $field }: { $flaw }
notice-step-open = { $count ->
    [one] Trin { $step }: 1 svar mangler eller skal rettes. F9 viser det
   *[other] Trin { $step }: { $count } svar mangler eller skal rettes. F9 viser dem
}

# Fodlinjen.
hint-open = Åbn
hint-begin = Begynd
hint-choose = Vælg
hint-up-down-key = Op/ned
hint-left-right-key = Pile
hint-space = Mellemrum
hint-fault = Se fejlen
hint-tick-chosen = Sæt kryds ved valgte
hint-tick = Sæt kryds
hint-go = Gå til
hint-requirements = Krav
hint-requirements-ticks = Krav og kryds
hint-go-step = Gå til trin
document-notices = Læs også noterne på ”Tjek dine svar”: { $fields }
hint-page = Side
hint-scroll = Rul
hint-close = Luk
hint-lose = Ja, afslut uden at gemme
hint-stay = Nej, bliv
hint-back = Tilbage
hint-edit = Ret
hint-month = Måned
hint-unfold = Vis
hint-fold = Skjul

# Menuen.
menu-title = Menu: tryk på et bogstav
menu-steps = Gå til trin

# Hjælpen.
help-saving = Alt, hvad du skriver, gemmes automatisk. Ryger forbindelsen, er teksten her, når du åbner kladden igen.
help-moving = Du kan altid gå frem og tilbage mellem trinene. Mangler bliver vist, når du går videre til næste trin.
help-sure = Virker altid
help-fast = Hurtigere
help-does = Hvad der sker
help-more = Godt at vide
help-page = Sidemåleren tæller linjer på den side, der sendes ({ $note }). Grænsen er vejledende: du kan altid skrive videre.
help-letters = Ser { $letters } rigtige ud? Ellers skal terminalen bruge UTF-8. I PuTTY: Window → Translation → UTF-8.
help-privacy = Skriv ikke cpr-numre eller andre fortrolige oplysninger om borgere. Ansøgningen sendes som e-mail.

# Eksport.
export-title = Eksportér ansøgningen
export-problems = { $count ->
    [one] Der er 1 problem: { $fields }
   *[other] Der er { $count } problemer: { $fields }
}
export-place = Gem som
export-writing = Gemmer dokumentet …
export-written = Gemt: { $path } ({ $size }).
export-size = { $kilobytes } kB
export-replace = Filen findes allerede. Skal den erstattes?
export-failed = Dokumentet er ikke gemt: { $cause }. { $hint }
hint-write = Gem
hint-format = Format
hint-replace = Ja, erstat

# Andre i kladden.
told-clock = kl. { $time }
told-yourself = Du (i et andet vindue)
told-and = { $most } og { $last }
others-too = { $names } er her også
others-count = { $count } andre er her også
others-here = { $names } har også kladden åben
others-came = { $names } har åbnet kladden
others-went = { $names } har lukket kladden
others-open = åbnet af { $names }
others-open-now = åben nu
notice-came-in-one = { $who } har ændret ”{ $field }”
notice-came-in = { $who } har ændret { $count } svar
notice-disputed = Esc B: to har skrevet i ”{ $field }” samtidig, vælg én
notice-gone = Kladdens fil er fjernet eller ødelagt af en anden. Din tekst gemmes igen.
notice-remade = Kladden var slettet eller flyttet af en anden. Din tekst er gemt i den igen.
notice-gone-deleted = Slettet af { $who } { $time }. Din tekst gemmes i kladden igen.
notice-gone-purged = { $name } er slettet for altid af en anden og er lukket her.
notice-undelete-failed = Kladden er ikke hentet tilbage: { $cause }
gone-by-yourself = dig i et andet vindue
gone-by-someone = en anden
gone-deleted = Slettet af { $who } { $time }. Kladden ligger i papirkurven. Skal den hentes tilbage?
gone-deleted-yes = Ja, hent den
gone-deleted-no = Lad den ligge
gone-purged-ask = Kladden er slettet for altid af en anden, og det seneste, du skrev, er ikke gemt. Skal det gemmes i en ny kladde?
gone-purged-yes = Ja, gem det
gone-purged-close = Luk uden at gemme
notice-newer = En nyere som har gemt kladden. Din tekst gemmes i sin egen kladde.
notice-edited-by-hand = Filen er rettet uden for som. Læs svarene igennem.
recovered-ask = Tekst fra { $time }, som ikke blev gemt, er hentet frem igen: { $fields }. Skal den fjernes igen?
recovered-refuse = Fjern den
recovered-keep = Behold den
notice-resumed = Fortsat fra { $time }

# To tekster til ét svar.
rivals-one = { $who } skrev også her { $time }. Vælg: Esc B
rivals-several = { $count } andre tekster. Vælg: Esc B
rivals-mark = ! to tekster
rivals-count = den anden tekst { $number } af { $count }
rivals-own = Din tekst
rivals-other = { $who }, { $time }
rivals-keep = Behold min
rivals-take = Tag den anden
rivals-both = Behold begge, den anden nederst
notice-settled-kept = Den anden tekst ligger under Tidligere udgaver (Esc U)
notice-settled-taken = Din tekst ligger under Tidligere udgaver (Esc U)
notice-settled-both = Begge tekster står nu i svaret
hint-other-text = Næste tekst

# To tekster holdt op mod hinanden.
difference-alike = { $count ->
    [one] … 1 afsnit er ens …
   *[other] … { $count } afsnit er ens …
}
difference-nothing = (intet)

# Tidligere udgaver.
versions-title = Tidligere udgaver
versions-reading = Læser udgaverne …
versions-none = Der er ingen tidligere udgaver endnu. Når svarene ændres, gemmes de forrige her.
versions-failed = Udgaverne kan ikke læses: { $cause }
versions-fault = Kladden { $cause }
versions-mend-line = Filen er ikke rørt. Ret linje { $line } i en teksteditor, så kan kladden åbnes igen.
versions-mend = Filen er ikke rørt. Ret den i en teksteditor, så kan kladden åbnes igen.
versions-pick = Filen er ikke rørt. Vælg en udgave nedenfor, og gendan den med Enter.
versions-unread = Udgaven kan ikke læses: { $cause }
versions-answer = { $field } ({ $number } af { $count })
versions-same = Svarene er de samme som nu.
versions-empty = Der er ingen svar i udgaven.
versions-now = Nu
versions-then = Før, { $time }
versions-text = Teksten dengang, { $time }
versions-ask = Gendan hele kladden fra { $time }? Den nuværende tekst gemmes som en udgave.
versions-ask-damaged = Gendan kladden fra { $time }? Den ødelagte fil bliver lagt til side.
versions-yes = Ja, gendan
notice-restored = Gendannet fra { $time }. Den forrige tekst er gemt som en udgave
notice-restored-answer = ”{ $field }” er gendannet fra { $time }. Den forrige tekst er en udgave
notice-restored-damaged = Gendannet fra { $time }. Den ødelagte fil ligger som { $file }
notice-restored-merged = Gendannet fra { $time }. { $who } gemte samtidig, og begges svar er i kladden
notice-restored-disputed = Gendannet fra { $time }. { $who } skrev samtidig i ”{ $field }”, så vælg én tekst
notice-restore-failed = Udgaven er ikke gendannet: { $cause }
hint-restore = Gendan alt
hint-answers = Svar

# At slette.
delete-ask = Skal ”{ $title }” slettes? Kladden flyttes til papirkurven og kan hentes frem igen.
delete-open = { $names } har kladden åben.
delete-yes = Ja, slet
notice-deleted = { $name } er flyttet til papirkurven
notice-deleted-undo = Flyttet til papirkurven · { $key } fortryder
notice-delete-failed = { $name } er ikke slettet: { $cause }
notice-unsynced = Udført, men { $cause }
notice-delete-held-back = Kladden kan ikke slettes, før det, du har skrevet, er gemt
duplicate-ask = Skal der laves en kopi af ”{ $title }”? Den nye kladde får svarene, men ikke godkendelse og kvitteringer.
duplicate-yes = Ja, kopiér
hint-yes-key = J
hint-no = Nej

# Filer, der læses ind.
import-outside = Her kan kun læses filer fra eksportmappen: skriv filens navn uden mappe
# Når intet er sat op til at sende med.
send-not-set-up = Afsendelse er ikke sat op på denne maskine
notice-duplicated = Svarene er fra { $title }. Godkendelse og kvitteringer er ikke fulgt med.
notice-name-shortened = Filens navn er forkortet til 64 tegn; navnet i svaret er helt.

# Papirkurven.
trash-title = Papirkurv
trash-reading = Læser papirkurven …
trash-none = Papirkurven er tom. Slettede kladder ligger her, til de hentes tilbage.
trash-failed = Papirkurven kan ikke læses: { $cause }
trash-about = Slettede kladder. Hentes en tilbage, følger dens tidligere udgaver med.
trash-ask-purge = Skal ”{ $title }” slettes for altid? Så kan den og dens udgaver ikke hentes tilbage.
trash-ask-empty = { $count ->
    [one] Skal kladden i papirkurven slettes for altid? Så kan den og dens udgaver ikke hentes tilbage.
   *[other] Skal alle { $count } kladder i papirkurven slettes for altid? Så kan de og deres udgaver ikke hentes tilbage.
}
trash-yes-purge = Ja, slet for altid
trash-yes-empty = Ja, tøm papirkurven
trash-no = Nej, behold
hint-put-back = Hent tilbage
notice-put-back = { $name } er hentet tilbage fra papirkurven
notice-purged = { $count ->
    [0] Intet er slettet: papirkurven er ændret imens
    [one] Kladden er slettet for altid
   *[other] { $count } kladder er slettet for altid
}
notice-purge-failed = Papirkurven er ikke tømt: { $cause }

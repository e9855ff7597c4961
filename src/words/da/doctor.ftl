# som doctor: hvad der virker på denne maskine. Hver linje siger, hvad der er, hvorfor, og hvad man gør ved det.
doctor-ok = ok
doctor-warn = obs
doctor-fail = fejl
doctor-none = ingen

doctor-version-title = Version

doctor-data-title = Kladdernes mappe
doctor-data-own = { $path } er din alene ({ $mode })
doctor-data-shared = { $path } er fælles for en gruppe ({ $mode })
doctor-data-missing = { $path } findes ikke endnu; den laves med den første kladde
doctor-data-open = andre på maskinen kan komme ind i { $path } ({ $mode }); kør chmod 700 på den
doctor-data-open-shared = andre end gruppen kan komme ind i { $path } ({ $mode }); kør chmod 2770 på den
doctor-data-foreign = { $path } ({ $mode }) tilhører en anden konto, nummer { $owner }; kør chown på den
doctor-data-read-only = { $path } ({ $mode }) kan kun læses; bed ejeren om skriveadgang
doctor-data-fault = { $path }: { $cause }

doctor-filesystem-title = Filsystem
doctor-system-local = { $name }, en disk på denne maskine
doctor-system-network = { $name }, en mappe på nettet: kladderne gemmes hele, men hvem der er her, ses med op til 60 sekunders forsinkelse
doctor-system-memory = { $name }, i hukommelsen: kladderne er væk, når maskinen genstarter; vælg en mappe på en disk
doctor-system-layered = { $name }, et lag i en container: kladderne kan forsvinde med den; sæt en rigtig mappe ind
doctor-system-plain = { $name } kender ikke brugere: andre på maskinen kan læse kladderne; vælg en anden mappe
doctor-system-program = { $name }: hvad der holder, afgør programmet bag; se de næste linjer
doctor-system-read-only = { $name } kan kun læses; vælg en anden mappe
doctor-system-unknown = ukendt filsystem ({ $number }); se de næste linjer

doctor-space-title = Plads
doctor-room-enough = { $mb } MB fri
doctor-room-little = kun { $mb } MB og { $files } filer fri; ryd op, før disken er fuld
doctor-room-none = disken er fuld ({ $mb } MB fri); slet noget, ellers kan intet gemmes

doctor-trials-title = Prøver
doctor-untried = låse, ombytning og gemning er ikke prøvet: der kan ikke skrives i mappen, eller den er der ikke endnu
doctor-trial-failed = fejlede: { $cause }

doctor-locks-title = Låse
doctor-locks-yes = en lås holder andre ude
doctor-locks-no = filsystemet kan ikke låse; som bruger en fil med en tæller i stedet
doctor-exchange-title = Ombytning
doctor-exchange-yes = to filer kan byttes i ét skridt
doctor-exchange-no = filsystemet kan ikke bytte to filer; som gemmer den gamle udgave, før den nye sættes ind
doctor-links-title = Hårde link
doctor-links-yes = en fil kan have to navne
doctor-links-no = en fil kan kun have ét navn; som klarer sig uden
doctor-fsync-title = Gemning
doctor-sync-yes = det gemte er på disken med det samme
doctor-sync-slow = disken er langsom: { $seconds } s om at gemme; du kan skrive videre imens

doctor-drafts-title = Kladder
doctor-drafts-readable = { $n ->
    [0] ingen endnu
    [one] 1 kan læses
   *[other] alle { $n } kan læses
}
doctor-drafts-unreadable = { $n } af { $all } kan ikke læses; se hvorfor med som list
doctor-leftovers-title = Efterladte filer
doctor-leftovers-some = { $n ->
    [one] 1 midlertidig fil
   *[other] { $n } midlertidige filer
}; de ryddes, når deres tekst er gemt et andet sted
doctor-leftovers-exports = { $n ->
    [one] 1 afbrudt eksport
   *[other] { $n } afbrudte eksporter
} i { $path } (.som-export.*.tmp); den næste dertil rydder op
doctor-recovery-title = Nødkopier
doctor-recovery-empty = ingen; { $path } er klar
doctor-recovery-waiting = { $n ->
    [one] 1 kopi venter
   *[other] { $n } kopier venter
} i { $path }; åbn kladden for at få teksten med
doctor-recovery-closed = { $path } kan ikke laves; bed om skriveadgang til den
doctor-recovery-nowhere = kontoen har ingen hjemmemappe til dem
doctor-trash-title = Papirkurv
doctor-trash-empty = tom
doctor-trash-some = { $n ->
    [one] 1 slettet kladde
   *[other] { $n } slettede kladder
}, { $kb } kB

doctor-landlock-title = Landlock
doctor-landlock-in-force = i kraft (version { $version }): kun egne mapper, ingen andre programmer, TCP kun til mailserverens port
doctor-landlock-there = prøvet (version { $version }); i kraft med --restricted
doctor-landlock-part = version { $version } holder filer og programmer inde, men ikke net og signaler; brug Linux 6.12 eller nyere
doctor-landlock-first = version 1 holder filer inde, men kan ikke flytte dem mellem mapper; brug Linux 5.19 eller nyere
doctor-landlock-none = kernen har det ikke; med --restricted gælder kun programmets egen kontrol
doctor-core-title = Core dumps
doctor-core-off = slået fra
doctor-core-on = kan ikke slås fra; et nedbrud kan efterlade tekst fra kladden på disken
doctor-zone-title = Tidszone
doctor-zone = Europe/Copenhagen er indbygget, med sommertid efter EU-direktiv 2000/84/EF
doctor-spelling-title = Ordbog
doctor-spelling-off = slået fra i config.ron
doctor-spelling-unusable = { $path } kan ikke bruges, så stavefejl vises ikke: { $cause }; installér ordbogen igen
doctor-spelling-da = ingen dansk ordbog, så stavefejl vises ikke: apt install hunspell-da
doctor-own-words-title = Egne ord
doctor-own-words = { $n ->
    [0] ingen endnu; T i stavningen (Esc J) tilføjer et
    [one] 1 i { $path }
   *[other] { $n } i { $path }
}
doctor-own-words-unread = { $path } kan ikke bruges: { $cause }
doctor-spelling-en = ingen engelsk ordbog, så stavefejl vises ikke: apt install hunspell-en-gb

doctor-time-title = Ur
doctor-time-fixed = { $time }, og uret står stille, fordi --now eller SOM_NOW siger det
doctor-time-wrong = { $time } kan ikke passe; ret maskinens ur, ellers er fristerne forkerte

doctor-terminal-title = Terminal
doctor-terminal-none = standard input eller standard output er ikke en terminal; skærmen kan ikke åbnes her
doctor-terminal-unnamed = TERM er ikke sat; sæt den, fx til xterm-256color
doctor-terminal-dumb = TERM er dumb; skærmen kan se forkert ud
doctor-charset-title = Tegnsæt
doctor-charset-other = { $locale } er ikke UTF-8: æ, ø og å kan blive forkerte; sæt LANG til fx da_DK.UTF-8
doctor-charset-unsaid = LANG er ikke sat; som skriver UTF-8, og det skal terminalen også være sat til
doctor-letters-title = Bogstaver
doctor-letters = { $letters } (ser de rigtige ud? Ellers i PuTTY: Window → Translation → UTF-8)

doctor-size-title = Størrelse
doctor-size-whole = { $columns }×{ $rows }
doctor-size-small = { $columns }×{ $rows }; alt kan ses fra 80×24
doctor-size-too-small = { $columns }×{ $rows } er for lille; skærmen skal være mindst 40×12
doctor-size-unsaid = terminalen siger det ikke; som regner med 80×24
doctor-colors-title = Farver
doctor-colors-on = til; intet vises med farve alene
doctor-colors-off = slået fra

doctor-forms-title = Skemaer
doctor-config-title = Indstillinger
doctor-config-none = ingen config.ron; alt er standard, se som config

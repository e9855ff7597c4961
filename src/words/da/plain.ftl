# Linjetilstand: skemaet som spørgsmål og svar i linjer, uden skærm.

plain-welcome = Linjetilstand er slået til. /slut gemmer og slutter, /hjælp viser kommandoer.
plain-rehearsal = Det er en prøve: intet gemmes, og intet sendes.
plain-how = Et kort svar er én linje. Et langt svar er afsnit for afsnit, en linje til hvert, og slutter med en linje, hvor der kun står et punktum. En tom linje lader svaret stå.
plain-unofficial = Skemaets ord er en uofficiel oversættelse. Styrelsens egne er danske, og dokumenterne er altid på dansk. /krav dansk læser dem op.
plain-requirements-official = /krav dansk læser styrelsens egne ord op.
plain-section = Trin { $number } af { $total }. { $title }.
plain-question-gone = { $who } har ændret kladden, så ”{ $field }” ikke stilles mere, eller rækken er fjernet.
plain-turned-away = ”{ $text }” er ikke skrevet: spørgsmålet var et andet, da du begyndte. Skriv det igen, hvis det er svaret her.
plain-question = Spørgsmål { $number } af { $total }. { $name }
plain-now = Nu: { $answer }
plain-now-optional = Kan udelades.
plain-now-lines = Slut med et punktum alene på en linje.
plain-now-long = Svaret nu: { $length }. /vis læser det op. /tilføj skriver videre på det, /afsnit N retter et afsnit. Nye linjer erstatter det hele.
plain-now-several = Nu: { $answer }. Nye linjer erstatter det; slut med et punktum alene på en linje.
plain-unanswered = Ikke besvaret.
plain-is-disputed = To har skrevet i svaret samtidig. /vælg viser teksterne.
plain-has-remarks = { $n ->
    [one] 1 åben bemærkning
   *[other] { $n } åbne bemærkninger
} til svaret. /bemærkninger læser op.

# Mens der svares.
plain-again = Du er stadig ved spørgsmål { $number }, { $name }. Skriv svaret igen; en tom linje går videre.
plain-go-on = Du er i gang med svaret. Skriv videre, og slut med et punktum alene på en linje.
plain-came-together = Flere linjer kom på én gang. Kun den første er brugt som svar; resten er ikke taget med.
plain-none-approved = Ingen har godkendt endnu. /godkend noterer det.
plain-only-yes = Alt andet end ja lader være.
plain-left-read-only = Intet er ændret.
plain-replaces = Det erstatter det tidligere svar. /fortryd tager det tilbage.
plain-blank-line = Det var en tom linje i svaret. Slut med et punktum alene på en linje.
plain-notice = Bemærk: { $message }.
plain-problem = Ret: { $message }.
plain-paragraph = { $number }. { $text }
plain-paragraph-now = Afsnittet nu: { $text }
plain-paragraph-how = Skriv det nye afsnit, og slut med et punktum alene på en linje. Punktum med det samme lader det stå.
plain-append-how = Skriv videre, et afsnit pr. linje. Slut med et punktum alene på en linje.
plain-no-such-paragraph = Svaret har { $all ->
    [one] 1 afsnit
   *[other] { $all } afsnit
}. Skriv fx /afsnit 1. /vis læser dem op med nummer.
plain-one-line = Det gælder kun svar på flere linjer. Her skriver du bare det nye svar.
plain-cleared = { $field } er tømt. /fortryd tager det tilbage.
plain-undone = Fortrudt: { $field }.
plain-undo-clash = { $field } kan ikke fortrydes: en kollega har siden skrevet de samme steder.
plain-ticked = { $number }. { $text } Krydset af.
plain-unticked = { $number }. { $text } Ikke krydset af. /kryds { $number } krydser af.
# Answers to choose among.
plain-option = { $number }: { $text }
plain-option-how = Svar med et nummer eller med ord.
plain-options-how = Svar med numre eller ord, fx 1, 2, eller skriv /kryds og et nummer.
plain-no-ticks = Spørgsmålet har ingen delspørgsmål.
plain-no-such-tick = Der er { $all } delspørgsmål. Skriv fx /kryds 1. /krav læser dem op.
plain-rival-own = 1. Din tekst: { $text }
plain-rival = { $number }. { $by }, { $at }: { $text }
plain-choose-how = Vælg med /vælg og nummeret. /vælg alle beholder dem alle, efter hinanden.
plain-all = alle
plain-chosen = Valgt: { $field }.
plain-no-rivals = Der er kun én tekst her.

# Hvor man er.
plain-at-start = Det er det første spørgsmål.
plain-at-end = Det er slutningen. /tilbage går til det sidste spørgsmål.
plain-no-question = Gå først til et spørgsmål, fx med /gå 9.
plain-no-such-question = Der er { $all } spørgsmål. Skriv fx /gå 9 eller /ret 9.
plain-no-limit = Svaret har ingen grænse for længden.
plain-no-requirements = Skemaet har ingen vejledning til det spørgsmål.
plain-requirements = Krav:
plain-no-remarks = Ingen bemærkninger til svaret.
plain-remark = { $head } ({ $state }): { $text }
plain-unknown = Kender ikke /{ $typed }. /hjælp viser kommandoerne. Skriv // for et svar, der begynder med skråstreg.
plain-unknown-near = Kender ikke /{ $typed }. Mente du { $near }? Skriv // for et svar, der begynder med skråstreg.
plain-dropped-keys = Taster, som ikke er tekst, er udeladt.
plain-line-cut = Linjen kan være klippet af: en terminal tager højst { $most } tegn ad gangen. Se efter med /vis, og del afsnittet i to linjer.
plain-line-too-long = Linjen er ikke taget: den fylder mere end 1 MB.
plain-latin1 = Linjen var ikke i UTF-8. Den er læst som Latin-1: se efter med /vis, og sæt terminalen til UTF-8.

# Tjek dine svar.
plain-review = Tjek dine svar. { $answered } af { $total } besvaret, { $problems ->
    [0] ingen problemer
    [one] 1 problem
   *[other] { $problems } problemer
}.
plain-review-answer = { $number }. { $name }: { $answer }.
plain-review-remarks = { $n ->
    [one] 1 åben bemærkning
   *[other] { $n } åbne bemærkninger
} fra kolleger.
plain-review-prompt = Skriv /ret 6 for at rette svar 6, /vis for at høre alle svar, /godkend, /send eller /slut.
plain-short-unanswered = ikke besvaret
plain-short-optional = ikke besvaret, kan udelades
plain-short-cut = { $text } …
plain-show-question = Spørgsmål { $number }. { $name }.
plain-only-commands = Her er ingen svar at skrive. /ret 6 retter svar 6, /slut gemmer og slutter.

# Godkendelse og afsendelse.
plain-ask-approver = Hvem godkender? Skriv navnet. En tom linje fortryder.
plain-ask-title = Skriv vedkommendes stilling. En tom linje fortryder.
plain-not-approved = Intet er godkendt.
plain-with-approval = godkendelse
plain-send-how = Skriv /send, eller /send { $approval }, hvis dokumenterne skal sige, hvem der har godkendt.
plain-approval-unprinted = Det står ikke i dokumenterne; skriv /send godkendelse, hvis det skal
plain-rehearsal-unsent = I en prøve sendes intet.
plain-changed-since-shown = Kladden er ændret, siden brevet blev vist. Skriv /send igen for at se det.

# Kolleger.
plain-came-in = { $who } har ændret { $field }, spørgsmål { $n }.
plain-disputed = { $who } har skrevet i { $field } samtidig med dig. Begge tekster er gemt: /gå { $n }, så /vælg.

# Når der gemmes.
plain-saved = Gemt i { $path }
plain-saved-as = En anden kladde har taget navnet. Din hedder nu { $name }.
plain-not-saved = Ikke gemt: { $cause }. Svarene er her endnu; /gem prøver igen.
plain-slow = Disken svarer ikke endnu. Svarene gemmes, så snart den gør.
plain-gone-deleted = { $who } har slettet kladden { $time }. Skriver du videre, gemmes den igen; /slut lader den ligge i papirkurven.
plain-left-gone = Kladden er slettet og ligger i papirkurven. Intet er gemt.
plain-left-unsaved = Det, der ikke er gemt, er lagt til side og er med, næste gang kladden åbnes.
plain-gone-purged = Kladden er slettet for altid af en anden. /gem gemmer dine svar alligevel.
plain-end-rehearsal = Prøven er slut. Intet er gemt.
plain-recovered = Svar, som ikke kunne gemmes sidst, er med igen.

# Stavning.
plain-spelling-none = Ingen stavefejl fundet.
plain-spelling-word = { $word }: kendes ikke. Måske { $corrections }.
plain-spelling-unknown = { $word }: kendes ikke.
plain-spelling-off = Der er ingen ordbog at slå op i.
plain-spelling-most = Og { $n } ord mere.

# Begyndelsen uden kladde.
plain-drafts = Kladder:
plain-draft = { $number }. { $title }, { $answered } af { $total } besvaret, { $time }.
plain-draft-unreadable = { $number }. { $title } kan ikke læses: { $cause }.
plain-choose-draft = Skriv kladdens nummer eller navn. /ny begynder en ny ansøgning.
plain-more-drafts = Og { $n } til. Skriv navnet på en af dem for at vælge den.
plain-no-such-number = Der er ingen kladde { $typed }. Skriv et nummer fra listen, et navn eller /ny.
plain-first = Der er ingen kladder endnu.
plain-ask-applicant = Hvilken kommune søger? Skriv navnet.
plain-ask-applicant-as = Hvem søger: { $field }? Skriv navnet.
plain-ask-name = Hvad skal ansøgningen hedde: { $field }? Skriv svaret.
plain-which-form = Hvilket skema? Skriv dets nummer.
plain-form = { $number }. { $title }.
plain-no-such-form = Der er intet skema { $typed }. Skriv et nummer fra listen.
plain-made = Kladden hedder { $name }.

# Kommandoerne.
plain-help-line = { $command }: { $does }.
plain-help-foot = Alt andet er svar. To punktummer (..) på en linje er et punktum i svaret. Kommandoerne har også engelske navne, og ae, oe og aa kan skrives for æ, ø og å.
plain-help-back = til spørgsmålet før
plain-help-next = til det næste spørgsmål; svaret bliver stående
plain-help-go = til spørgsmål N
plain-help-show = læs svaret op; ved slutningen alle svar
plain-help-edit = ret svar N, og kom tilbage hertil
plain-help-paragraph = skriv afsnit N i svaret om
plain-help-append = skriv videre på svaret
plain-help-clear = tøm svaret
plain-help-length = hvor meget svaret fylder af siden
plain-help-requirements = vejledning, krav og delspørgsmål
plain-help-tick = kryds delspørgsmål eller svarmulighed N af, eller fjern krydset
plain-help-remarks = læs kollegers bemærkninger til svaret op
plain-help-choose = vælg mellem to tekster, når to har skrevet samtidig
plain-help-add-row = tilføj en række under denne, hvor en gruppe gentages
plain-help-remove-row = fjern rækken
plain-help-undo = tag den sidste ændring tilbage
plain-help-save = gem nu, og sig hvor
plain-help-spell = find stavefejl i svaret
plain-help-check = gå til slutningen: alle svar i kort form, og hvad der mangler
plain-help-approve = noter, at lederen har godkendt svarene
plain-help-send = vis brevet, og send det efter et ja
plain-help-quit = gem, og slut
plain-help-help = vis kommandoerne

plain-sum = { $name }: { $text }
plain-row-more = Skriv /række for at tilføje en række til, /fjern for at fjerne denne.
plain-row-removed = Række { $number } er fjernet. Skriv /fortryd for at få den tilbage.
plain-left = Svar uden spørgsmål, ”{ $name }”: { $text }

# What is wrong with a form that someone wrote (form::fault::FormFault).
forms-fault = linje { $line }: { $what }
forms-fault-field = felt ”{ $field }”: { $what }
forms-near = { $what }. Mente du ”{ $near }”?
forms-not-a-name = her skulle stå et navn uden anførselstegn
forms-unknown-part = der er ingen del, der hedder ”{ $name }”
forms-no-part = delen ”{ $name }” mangler
forms-doubled-part = delen ”{ $name }” står der to gange
forms-other-kind = det, der står her, passer ikke til delen
forms-quoted-name = skriv { $name } uden anførselstegn
forms-quoted-condition = her skulle stå en betingelse: skriv { $is } eller { $answered }
forms-is-of-two = betingelsen skal have to dele, feltets id og svaret: { $is }
forms-thousands = tal skrives her uden punktum mellem tusinder: { $number }
forms-curly-quotes = anførselstegnene er krøllede, som Word laver dem: skriv lige anførselstegn (")
forms-quote-in-text = her mangler et komma. Et anførselstegn inde i en tekst skrives \"
forms-required = der er ingen del, der hedder ”{ $name }”: et felt skal udfyldes, hvis det ikke har ”optional: true”
forms-unknown-name = ”{ $name }” kan ikke stå her, men { $all }
forms-font = skriften ”{ $font }” kan ikke måles. Vælg { $fonts }
forms-font-size = skriftstørrelsen er et helt eller halvt antal punkter fra 6 til 72
forms-margins = margenerne giver ikke plads til tekst på siden
forms-column = spalten skal være mindst 5000 twips (8,8 cm) bred og have plads mellem margenerne
forms-too-large = skemaet fylder mere end 512 kB
forms-many-fields = der er mere end { $most } felter
forms-many-rows = med alle rækker er der mere end { $most } felter: sæt ”max” ned
forms-empty-condition = betingelsen nævner ingen felter
forms-empty-sum = summen lægger intet sammen: ”{ $key }” er tom
forms-built-in-id = id'et er det indbyggede skemas
forms-many-sections = der er mere end { $most } afsnit
forms-long-text = teksten er længere end { $most } tegn
forms-unprintable = teksten har styretegn eller tegn, der vender læseretningen
forms-not-one-line = ”{ $key }” skal være en tekst på én linje
forms-form-id = et skemas id er 1 til 64 af a-z, 0-9 og -
forms-version = skemaets version er 1 eller mere
forms-address = ”address” skal være én e-mailadresse eller tom
forms-no-fields = her er intet felt at udfylde
forms-id = et id har kun a-z, 0-9 og _, og ikke to _ efter hinanden
forms-long-id = et id er højst { $most } tegn
forms-doubled-id = id'et er brugt to gange, første gang på linje { $line }
forms-row-count = der skal kunne være mellem 1 og { $most } rækker, og ”min” er ikke større end ”max”
forms-no-such-field = ”{ $by }” nævner det, men skemaet har ikke sådan et felt
forms-role-kind = ”{ $role }” kan ikke være et felt af typen { $kind }
forms-role-in-rows = ”{ $role }” kan ikke være et felt, der er i flere rækker
forms-role-hidden = ”{ $role }” skal altid stilles, så hverken feltet eller det, som det står i, kan have ”{ $key }”
forms-documents-name = begyndelsen på dokumenternes navne er 1 til 64 af a-z, 0-9 og -
forms-date = ”date” er en dag som 2026-11-30
forms-when = ”applications”: { $cause }
form-part-if = Udfyldes kun, hvis { $when }.
form-field-if = ”{ $field }” udfyldes kun, hvis { $when }.
form-if-is = ”{ $field }” er ”{ $answer }”
form-if-answered = ”{ $field }” er besvaret
form-if-not = det ikke er sådan, at { $when }
form-if-and = og
form-if-or = eller
form-applications-rolling = Der kan søges løbende.
form-applications-until = Ansøgningsfrist: { $closes }.
form-applications-between = Der kan søges fra { $opens }. Ansøgningsfrist: { $closes }.
forms-asked-later = det afhænger af ”{ $field }”, som ikke står før det i skemaet
forms-other-row = det afhænger af ”{ $field }”, som er i rækker: kun felter i samme række kan det
forms-no-such-answer = det afhænger af, at ”{ $field }” er ”{ $answer }”, men det kan man ikke svare
forms-no-addend = summen lægger ”{ $field }” sammen, men det er ikke et felt af typen Number eller Kroner
forms-since-later = ”since” er højst skemaets egen ”version”
forms-renamed-from-other = ”renamed_from” er id'et på et andet felt i skemaet
forms-deep-condition = betingelserne står mere end { $most } inde i hinanden
forms-limit-pages = ”Pages” er et tal over 0 og højst 100
forms-limit-zero = en grænse på 0 giver ikke plads til et svar
forms-limit-without-line = der er ikke plads til én linje inden for grænsen
forms-page-limit-kind = en grænse i sider eller linjer kan kun et felt af typen Prose have
forms-limit-kind = en grænse kan kun felter af typen Text, Lines og Prose have
forms-counted-alone = ”counted” hører sammen med en grænse i linjer, ord eller tegn
forms-options-kind = ”options” kan kun felter af typen Choice og Choices have
forms-option-count = et felt, hvor man vælger, har 2 til 100 ”options”
forms-option-text = en svarmulighed er en tekst på én linje uden mellemrum omkring
forms-doubled-option = en svarmulighed står der to gange
forms-doubled-question = underspørgsmålet ”{ $id }” står der to gange
forms-question-text = underspørgsmålet ”{ $id }” skal have både ”text” og ”short”

# Why a file in forms/ of the data folder isn't used (store::own_forms).
own-form-unused = { $path } bruges ikke: { $cause }
own-form-faults = { $first }{ $more ->
    [0] {""}
    [one] {", og 1 fejl mere"}
   *[other] , og { $more } fejl mere
}
own-form-taken = der er allerede et skema med id'et { $id }
own-form-beyond = { $n } filer for meget. Der læses højst { $most }
translation-doubled = ”{ $text }” er oversat to gange
translation-missing = ”{ $text }” er ikke oversat
translation-foreign = ”{ $text }” står ikke i skemaet
translation-unprintable = oversættelsen af ”{ $text }” har linjeskift eller styretegn, som teksten ikke har

# Kommandoen som forms.
cli-form = Skemaets id; som forms viser dem. Ellers det første
cli-forms = Vis skemaerne, som kladder kan udfylde, tjek et, vis det tomt, lav et udkast af et dokument, eller oversæt et
cli-forms-list = Vis skemaerne, og hvor mange kladder der udfylder dem
cli-forms-check = Vis alle fejl i et skema og i dets engelske oversættelse ved siden af; slutter med 1, hvis der er nogen
cli-forms-check-file = Skemaets fil eller oversættelsens; - læser standard input
cli-forms-show = Vis et tomt skema som tekst, eller skriv det som et dokument, der kan udfyldes i hånden
cli-forms-show-form = Skemaets id; som forms viser dem
cli-forms-show-to = Formatet
cli-forms-show-output = Filen; - er standard output. Ellers skemaets id i mappen her
cli-forms-show-force = Erstat filen, hvis den findes
cli-forms-version = udgave { $version }
cli-forms-until = frist { $date }
cli-forms-source = Skemaet er fra { $source }.
cli-forms-built-in = indbygget
cli-forms-drafts = { $n ->
    [one] 1 kladde
   *[other] { $n } kladder
}
cli-forms-check-fine = Skemaet { $id }, udgave { $version }, er i orden: { $sections } afsnit, { $questions } spørgsmål, { $limits } med en grænse for længden
cli-forms-check-english = Oversættelsen { $path } er i orden: alle skemaets tekster er oversat
cli-forms-check-alone = Skemaet { $form } er her ikke, så oversættelsen { $path } kan ikke tjekkes
cli-forms-check-alone-hint = Oversættelsen ligger i samme mappe som sit skema
cli-forms-check-utf8 = Gem filen som UTF-8
cli-forms-check-document = Er det myndighedens dokument, laver { $command } et udkast til et skema af det
cli-forms-translate = Skriv de tekster, som skemaets engelske oversættelse mangler, klar til at blive oversat
cli-forms-translate-file = Skemaets fil eller oversættelsens; - læser standard input
cli-forms-translate-done = { $path } har alle skemaets tekster.
cli-forms-check-unread = Kan ikke læse skemaet { $path }
cli-no-such-form = Der er intet skema med id'et { $id }
cli-forms-hint = Skemaerne er: { $ids }. Et nyt lægges som fil i mappen forms i datamappen
cli-form-missing = Skemaet { $form } er her ikke, så svarene står under deres id. Læg { $form }.ron i mappen forms i datamappen for at udfylde kladden.

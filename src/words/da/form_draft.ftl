# Et første udkast til et skemas data, læst af styrelsens tomme dokument.

# Øverst i filen, og på hver linje med et gæt.
form-draft-head = Udkast, læst af et dokument. Ret det, der er gættet; resten står, som det står i dokumentet.
form-draft-guessed = gættet: { $guess }
form-draft-guess-title = titlen, efter hvordan linjen ser ud
form-draft-guess-section = ikke markeret som overskrift
form-draft-guess-step = trinets korte navn
form-draft-guess-intro = teksten før det første afsnit
form-draft-guess-label = uden ledetekst i dokumentet
form-draft-guess-kind = svarets art, efter ordene
form-draft-guess-prose = løbende tekst, efter teksten og pladsen omkring feltet
form-draft-guess-options = der må vælges flere
form-draft-guess-optional = må stå tomt
form-draft-guess-limit = omregnet til tegn
form-draft-guess-short = spørgsmålet i få ord
form-draft-guess-condition = spørges kun efter svaret før
form-draft-guess-rows = tabel med ens rækker
form-draft-guess-matrix = rækkens og kolonnens navn sat sammen
form-draft-guess-sum = lagt sammen af tallene over
form-draft-guess-deadline = ansøgningsfristen, efter teksten
form-draft-guess-applicant = hvem der ansøger
form-draft-guess-contact = hvem styrelsen kan svare
form-draft-guess-page = sidens mål, skrift eller størrelse kan ikke ses i dokumentet

# På standard error.
form-draft-told = gættet: { $guess }: { $places }
form-draft-places = { $more ->
    [0] { $places }
   *[other] { $places } og { $more } til
}
form-draft-to-do = mangler: { $what }
form-draft-to-do-address = dokumentet siger ikke, hvor skemaet sendes hen
form-draft-to-do-applicant = intet felt spørger, hvem der ansøger; et felt til det er føjet til
form-draft-to-do-deadline = ansøgningsfristen kan ikke læses sikkert: ”{ $text }”
form-draft-to-do-left-out = teksten står ikke i udkastet: ”{ $text }”
form-draft-to-do-signature = ”{ $label }” beder om en underskrift, som ikke kan skrives i et felt
form-draft-more = mangler: { $n } til af samme slags
form-draft-always = se også efter: felternes id’er, trinenes navne og spørgsmålene i teksten, som ikke er gjort til kryds

# Hvorfor et dokument ikke kan læses som et tomt skema.
import-no-fields = der er ingen felter at udfylde i den
import-no-fields-hint = vælg styrelsens tomme skema som .docx eller .odt, med felter i tabeller, linjer eller kasser
form-draft-too-much = den er langt større, end et skema kan være
form-draft-pdf = det er en PDF, og i den kan felterne ikke ses
form-draft-pdf-hint = find skemaet som Word-fil, eller åbn PDF’en i Word, og gem den som .docx

# som forms.
cli-forms-draft = Lav et første udkast til et skemas data ud fra styrelsens tomme dokument
cli-forms-draft-file = Dokumentet: .docx eller .odt; - er standard input
cli-forms-draft-output = Filen; ellers standard output
cli-forms-draft-force = Erstat filen, hvis den findes
cli-forms-draft-cannot-read = kan ikke læse { $path } som et tomt skema
cli-forms-draft-cannot-read-stdin = kan ikke læse standard input som et tomt skema

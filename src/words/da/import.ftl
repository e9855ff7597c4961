# Filer, der læses ind.

### Fælles
import-missing = { $field }: feltet er ikke i filen; svaret bliver, som det er
import-ambiguous = { $field }: det er uklart, hvilken tekst i filen der er svaret; svaret bliver, som det er
import-tracked = Filen har registrerede ændringer; de er læst, som var de godkendt
import-left-out = { $field }: billeder og lignende i svaret er udeladt
import-left-out-elsewhere = Filen har billeder eller lignende uden for svarene; de er udeladt
import-unlike = Filen ligner ikke skemaet: den har kun { $found } af { $all } felter. Intet er valgt på forhånd.
import-unlike-long = Filen ligner ikke skemaet: den mangler felterne til de fleste lange svar, som er nævnt hver for sig. Intet er valgt på forhånd.
import-unlike-foreign = Filen ligner ikke skemaet: den har felternes navne, men ingen af skemaets overskrifter og vejledninger. Intet er valgt på forhånd.
import-left-over = Står i filen, men ikke i et svar ({ $place }): { $text }
import-left-over-at = Står i filen, men ikke i et svar ({ $place } efter { $field }): { $text }
import-where-text = i teksten
import-where-text-box = i et tekstfelt
import-where-footnote = i en fodnote
import-where-header = i sidehovedet
import-where-footer = i sidefoden
import-where-formula = i en formel
import-where-hidden = skjult
import-shortened = { $field }: teksten fylder mere end 1 MB; kun begyndelsen kan tages med
import-rows-added = { $count ->
    [one] 1 række lægges
   *[other] { $count } rækker lægges
} til i { $rows }
import-rows-left-out = { $rows }: filen har { $count ->
    [one] 1 række
   *[other] { $count } rækker
} mere, end der er plads til; de er ikke taget med
import-recognised = Filen er læst som skemaet ”{ $title }”
import-comment = Kommentar fra { $by }: { $text }
import-comment-on = Kommentar til { $field } fra { $by }: { $text }
import-too-long = teksten fylder mere end 1 MB
import-json = JSON kan ikke læses: linje { $line }, tegn { $column }
import-json-hint = ret filen, eller eksportér kladden som JSON igen
import-doubled-key = ”{ $key }” står der to gange
import-no-text = ”{ $key }” er ikke tekst
import-other-form = det er et andet skema: ”{ $form }”
import-other-form-hint = indlæs filen i en ny kladde
cli-import-other-form-hint = lav en ny kladde af filen uden --into og med --form { $id }

# som import.
cli-import = Indlæs et udfyldt skema, vis hvert ændret svar, og tag dem med, du siger ja til
cli-import-file = Filen: .docx, .odt, .md, .txt eller .json; - er standard input
cli-import-into = Kladden, svarene skal ind i; ellers laves en ny, opkaldt efter kommunen
cli-import-field = Tag kun dette svar med; kan gentages
cli-import-dry-run = Vis kun, og skriv intet
cli-import-yes = Tag alle svar med uden at spørge, men ingen tomme eller ældre; skal med, hvor der ingen terminal er
cli-import-note = bemærk: { $text }
cli-import-cannot-read = kan ikke læse { $path } som et udfyldt skema
cli-import-cannot-read-stdin = kan ikke læse standard input som et udfyldt skema
cli-import-restricted = i begrænset tilstand læses kun fra eksportmappen
cli-import-restricted-hint = skriv kun filnavnet, uden mappe
cli-import-unasked = der tages intet med uden et ja
cli-import-unasked-stdin = filen kommer fra standard input, så der kan ikke spørges
cli-import-unasked-hint = skriv --yes for at tage svarene med, evt. med --field for kun nogle af dem; --dry-run viser dem kun
cli-import-ask = Tag { $field } med? ja, nej eller alle
cli-import-ask-again = Skriv ja, nej eller alle
cli-import-no = nej
cli-import-all = alle
cli-import-unchanged = Uændret: filen og kladden er ens
cli-import-left-over = Ingen svar er ændret, men filen har noget, som ikke er taget med i et svar
cli-import-empty = Filen har ingen svar; der er ikke lavet en kladde
cli-import-taken = Taget med: { $fields }
cli-import-comment-of = { $field } – kommentar fra { $head }
cli-import-settled-of = { $field } – afklaret i filen: { $head }
cli-import-comment-name = kommentaren til { $field }
cli-import-comments-taken = { $n ->
    [one] Taget med: 1 kommentar
   *[other] Taget med: { $n } kommentarer
}
cli-import-comments-refused = kommentarerne er ikke taget med, og intet er ændret
cli-import-none-taken = Intet er taget med

# Et svar, som kun kladden er ændret i siden eksporten.
import-older = Sådan var kladdens svar før; det er ændret siden
import-both = Svaret er ændret både i filen og i kladden, siden filen blev eksporteret
import-outside-box = I filen står teksten uden for feltet, ikke i det
cli-import-older-left = Ikke taget med, for kladdens svar er nyere end filens: { $fields }. Med --field { $id } tages det med alligevel.
cli-import-both-left = Ikke taget med, for svaret er ændret både i filen og i kladden: { $fields }. Med --field { $id } tages filens.
cli-import-outside-left = Ikke taget med, for i filen står teksten uden for feltet, og kladden har et svar: { $fields }. Med --field { $id } tages det med alligevel.
cli-import-unlike-left = Ikke taget med, for filen ligner ikke skemaet: { $fields }. Med --field { $id } tages det med alligevel.
cli-import-empty-left = Ikke taget med, for filen har intet svar her: { $fields }. Med --field { $id } tages det med alligevel, og kladdens svar bliver tomt.

### Word
# Hvorfor en fil ikke kan læses, efter et kolon, og hvad man gør ved det.
import-no-form = filen har ingen af skemaets felter
import-no-form-hint = vælg den fil, som skemaet er udfyldt i (.docx, .odt, .md, .txt eller .json)
import-only-headings = filen har skemaets overskrifter, men ingen af dets felter, så det er ikke til at se, hvad der er svar
import-only-headings-hint = indlæs selve dokumentet (.docx eller .odt), eller skriv feltets navn over hvert svar, som en eksport til Markdown gør
import-too-big = filen er større end { $megabytes } MB
import-too-big-hint = tag billeder og bilag ud af den, og gem igen
import-too-much = filen er langt større, end et udfyldt skema kan være
import-too-much-hint = åbn den i Word eller LibreOffice, kopiér svarene over i et tomt skema, og gem det
import-protected = filen er beskyttet med adgangskode
import-protected-hint = fjern adgangskoden i Word eller LibreOffice, og gem igen
import-old-word = filen er i et ældre format, som ikke kan læses (.doc)
import-old-word-hint = åbn den i Word eller LibreOffice, og gem den som .docx
import-spreadsheet = filen er et regneark
import-presentation = filen er en præsentation
import-pdf = filen er en PDF, og af den kan svarene ikke læses tilbage
import-rich-text = filen er i et ældre format, som ikke kan læses (.rtf)
import-foreign-hint = vælg det dokument, som skemaet er udfyldt i (.docx eller .odt)
import-no-document = der er intet dokument i filen
import-encoding = tegnene i filen kan ikke læses
import-encoding-hint = gem den som UTF-8 i det program, den er skrevet i
import-damaged = filen er ødelagt eller kom ikke helt frem
import-damaged-hint = hent filen igen, eller åbn den i Word eller LibreOffice, og gem den på ny
import-document-type = filen har en dokumenttype (DTD), og det har ingen fil fra Word eller LibreOffice

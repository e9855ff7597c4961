# Dokumenter.
export-unanswered = (ikke besvaret)
# .docx; altid på dansk, for dokumentet sendes.
export-docx-label = Oplysning
export-docx-answer = Svar
export-docx-note = Svarenes længde er målt i dette dokuments opsætning ({ $note })
# Sidens fod.
export-page = Side { $page } af { $pages }
# Tegn, som et dokument mangler.
export-not-held = { $n ->
    [one] 1 tegn i svarene kan ikke gengives, som det er skrevet
   *[other] { $n } tegn i svarene kan ikke gengives, som de er skrevet
}
# Godkendelsen, hvor den er bedt om.
export-approval = Godkendt af { $by }, { $at }.
export-approval-changed = Godkendt af { $by }, { $at }. Ændret siden: { $fields }.
export-approval-none = Ikke godkendt.

# Vejen hjem for den, der sidder et andet sted.
export-fetch =
    Hent dokumentet til din egen maskine:
    { $command }

# Formaterne, som de står i listen.
export-docx = Word-dokument, som styrelsen og kollegerne kan åbne
export-pdf = PDF til gennemlæsning, samme linjeskift
export-md = Markdown, til videre redigering
export-txt = ren tekst, til en e-mail
export-json = data til andre programmer
export-eml = e-mailkladde med Word og PDF vedhæftet

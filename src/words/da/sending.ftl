# At sende ansøgningen som e-mail.
sending-title = Send ansøgningen
sending-where-to = S sender ansøgningen til { $address }. E eksporterer dokumentet til en fil.
sending-to = Til
sending-to-hint = En kollega kan læse den først: skriv kollegaens adresse.
sending-from = Fra
sending-subject = Emne
sending-attached = Vedhæftet
sending-via = Sendes via
sending-approval = Godkendelse
sending-earlier = Tidligere
sending-none = (mangler)

# Hvad der står i vejen.
sending-no-address = Til: Indtast modtagerens e-mailadresse
sending-bad-address = Til: { $message }
sending-no-sender = Fra: Indtast din adresse under ”{ $field }”, eller få den sat op på maskinen
sending-read-only = Kun læsning: ansøgningen kan ikke sendes herfra, for kvitteringen kan ikke gemmes i kladden.
sending-not-set-up = Herfra kan der ikke sendes e-mail: det er ikke sat op på denne maskine.
sending-instead =
    Tryk E, og skriv ansøgningen til en fil: en .eml-fil åbner i Outlook som en færdig e-mail.
    Eller vedhæft Word-dokumentet i en e-mail til { $address }.
sending-by-hand =
    Skemaet sendes ikke som e-mail. { $how }
    Skriv en adresse, hvis en kollega skal se ansøgningen.
sending-by-hand-instead =
    Tryk E, og skriv ansøgningen til en fil. Skemaet sendes ikke som e-mail.
    { $how }
sending-wait = Ansøgningen er ved at blive sendt. Vent, til det er gjort

# Spørgsmålet.
sending-ask = Send ansøgningen til { $address } nu?
sending-ask-again = Ansøgningen er sendt til { $address } den { $time }. Send den igen nu?
sending-ask-unsettled = Det er uvist, om ansøgningen kom af sted til { $address } den { $time }. Send den igen nu?
sending-yes = Ja, send
sending-settle = Afklar eller send
sending-arrived = Den kom frem
sending-lost = Den kom ikke frem
sending-quit-ask = Ansøgningen er ved at blive sendt. Afslutter du nu, er det uvist, om den kommer af sted. Vil du afslutte?
sending-quit-yes = Ja, afslut

# Hvad der kom ud af det.
sending-short = Sender …
sending-saving = Gemmer kladden, før den sendes …
sending-under-way = Sender ansøgningen til { $address } … Du kan skrive videre imens.
sending-done =
    Ansøgningen er sendt { $time } til { $address }.
    Du får ingen bekræftelse på, at den er kommet frem.
sending-failed = Ansøgningen er ikke sendt til { $address }. Kladden er gemt. Prøv igen, eller send filen selv.
sending-not-saved = Ansøgningen er ikke sendt, for kladden kunne ikke gemmes ({ $cause }). Prøv igen, når den er gemt.
sending-unknown = Det er uvist, om ansøgningen kom af sted. Spørg hos { $address }, før du sender igen.
sending-notice-done = Ansøgningen er sendt { $time }
sending-notice-failed = Ansøgningen er ikke sendt: { $cause }
sending-notice-unknown = Uvist, om ansøgningen kom af sted: { $cause }
sending-shown =
    Ansøgningen er sendt til gennemlæsning hos { $address } { $time }.
    Den er ikke sendt til styrelsen.
sending-forestalled = En kollega har sendt den til samme adresse imens. Se ”Tidligere”
sending-changed = En kollega har ændret kladden imens. Se den igennem, før du sender igen
sending-set-aside = Kladdens fil er skiftet ud imens. Dine svar er gemt i en kladde for sig selv
sending-notice-shown = Ansøgningen er sendt til gennemlæsning hos { $address }

# En kopi til husets egen adresse.
mailing-hint = Send til { $address }
mailing-under-way = Sender Word-dokumentet til { $address } …
mailing-done = En kopi af Word-dokumentet er sendt til { $address }. Ansøgningen er ikke sendt.
mailing-failed = Kopien er ikke sendt til { $address }.
mailing-unknown = Det er uvist, om kopien kom af sted til { $address }.

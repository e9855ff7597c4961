# Kommunens del i et møde: tilmelding, link og deltagelse.
participation-registered = Tilmeldt: { $who }
participation-not-registered = Ikke tilmeldt
participation-has-link = link modtaget
participation-took-part = deltaget
participation-too-long = Skriv det kortere: der er plads til { $most } tegn
participation-too-many = Kladden har ikke plads til flere møder end { $most }

# Det, der mangler, på startskærmen.
reminder-register = Tilmeld dig senest { $date }
reminder-link-today = Linket til mødet { $day } sendes i dag. Har du fået det?
reminder-link = Har du fået linket til mødet { $day }?
reminder-meeting = Mødet er { $day }
reminder-now = Mødet er i gang nu
reminder-attended = Deltog I i mødet { $day }?

# Skærmen med kommunens del i et møde.
participation-of = { $title } – { $text }
participation-title = Deltagelse: { $title }
participation-who = Tilmeldt
participation-link-line = Linket til mødet er modtaget
participation-took-part-line = Vi deltog i mødet
participation-about = Skriv, hvem der er tilmeldt: antal og slags, fx 2 ledere og 3 medarbejdere, eller navne. Så mindes du om resten.
participation-sentence = Til ansøgningen, når mødet er holdt: { $text }
participation-saved-already = Det, du skriver her, gemmes automatisk
participation-no-meeting = her er ikke noget møde at deltage i
participation-no-draft = det noteres i en kladde: vælg eller begynd en på startskærmen
participation-not-saved = Deltagelsen er ikke gemt: { $cause }
participation-aside = kladdens fil kan ikke læses; det noterede ligger i { $name }

# Sætningen om mødet i svaret.
participation-insert = { $key } indsætter: { $text }
notice-participation-inserted = Sætningen er indsat. { $key } fortryder
nothing-participation = bruges i ”{ $field }”, når I har deltaget i et møde (F6 T)
nothing-participation-missing = det står der allerede

# Hvem det gælder.
reminder-key = { $key } { $label }
reminder-of = { $more ->
    [0] { $title }: { $text }
    [one] { $title } og 1 til: { $text }
   *[other] { $title } og { $more } til: { $text }
}

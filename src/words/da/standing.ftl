# Godkendelse og afsendelse: hvordan det står til med en kladde.
standing-not-approved = Ikke godkendt
standing-approved = Godkendt den { $day } af { $name }
standing-approved-changed = Godkendt den { $day }. Ændret siden: { $fields }
standing-approved-fully = Godkendt af { $name }, { $title }, { $time }
standing-changed = ændret siden: { $fields }
standing-not-sent = Ikke sendt
standing-sent = Sendt den { $time } til { $address }
standing-unsettled = Uvist, om ansøgningen kom af sted den { $time } – spørg hos modtageren, før du sender igen
standing-shown-to = Sendt til gennemlæsning hos { $address } den { $time }
standing-shown-unsettled = Uvist, om e-mailen til { $address } kom af sted den { $time }
standing-then-changed = { $said } · { $changed }

# Ét ord eller to til en liste.
standing-word-approved = godkendt
standing-word-sent = sendt
standing-word-unsettled = uvist, om sendt
standing-word-changed = ændret siden afsendelse
standing-word-changed-short = sendt, ændret

# Hvad en udgave ændrede.
history-first = den ældste udgave
history-rows = kun rækker
history-ticks = kun kryds
history-remarks = kun bemærkninger
history-participation = kun deltagelse i møder
history-no-answers = ingen svar ændret

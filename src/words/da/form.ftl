# Trinenes og felternes tilstand.
state-not-started = Ikke startet
state-in-progress = I gang
state-too-long = For lang
state-faulty = Fejl
state-done = Gennemført

# What is wrong with an answer whatever its kind (draft::check::ProblemKind).
problem-conflict = To har skrevet i svaret samtidig: vælg, hvilken tekst der gælder

# What is wrong with an answer of a kind (form::kind::Flaw).
kind-phone = Indtast et gyldigt telefonnummer. Ved udenlandske numre: skriv også landekode
kind-email = Indtast en gyldig e-mailadresse, fx navn@kommune.dk
kind-email-smtputf8 = Adressen har æ, ø, å eller andre særlige bogstaver før @. Ikke alle mailsystemer kan sende til den
kind-cpr-notice = Her ser ud til at stå et cpr-nummer. Skriv ikke cpr-numre eller andre fortrolige eller følsomme oplysninger om borgere. Ansøgningen sendes som e-mail
kind-kommune-near = Navnet ligner en kommune, men er ikke en af de 98. Tjek stavemåden

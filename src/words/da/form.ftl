# Trinenes og felternes tilstand.
state-not-started = Ikke startet
state-in-progress = I gang
state-too-long = For lang
state-faulty = Fejl
state-filled = Udfyldt
state-done = Gennemført

# What is wrong with an answer whatever its kind (draft::check::ProblemKind).
problem-conflict = To har skrevet i svaret samtidig: vælg, hvilken tekst der gælder
problem-write = Skriv svaret på ”{ $field }”
problem-choose = Vælg et svar på ”{ $field }”

# What is wrong with an answer of a kind (form::kind::Flaw).
kind-phone-few = Skriv 8 cifre, fx 63 52 50 00
kind-phone-many = Skriv 8 cifre, fx 63 52 50 00, eller + og landekode foran et udenlandsk nummer
kind-phone-danish = Skriv 8 cifre efter +45, fx +45 63 52 50 00
kind-phone-abroad = Skriv hele nummeret efter +, landekoden først, fx +46 8 123 456 78
kind-phone-signs = Skriv kun ét nummer, og kun med cifre, fx 63 52 50 00
kind-phone-extension = Skriv lokalnummeret med 1 til 6 cifre, fx 63 52 50 00 lok. 123
kind-email-at = Skriv adressen med @, fx navn@kommune.dk
kind-email-several = Skriv kun én adresse, med ét @, fx navn@kommune.dk
kind-email-more = Skriv kun selve adressen, fx navn@kommune.dk
kind-email-blanks = Skriv adressen uden mellemrum, fx navn@kommune.dk
kind-email-name = Skriv også det, der står før @, fx navn@kommune.dk
kind-email-dots = Der er et punktum for meget. Skriv fx navn@kommune.dk
kind-email-end = Skriv også slutningen efter @, fx navn@kommune.dk
kind-email-signs = Adressen er for lang eller har tegn, som ikke kan stå i en e-mailadresse. Skriv fx navn@kommune.dk
kind-email-smtputf8 = Adressen har æ, ø, å eller andre særlige bogstaver før @. Ikke alle mailsystemer kan sende til den
kind-cpr-notice = Her ser ud til at stå et cpr-nummer. Skriv ikke cpr-numre eller andre fortrolige eller følsomme oplysninger om borgere. Ansøgningen sendes som e-mail
kind-kommune-near = Navnet ligner en kommune, men er ikke en af de 98. Tjek stavemåden

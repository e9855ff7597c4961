# Lederens godkendelse.
approving-title = Godkend svarene
approving-what = Her noteres, at lederen har godkendt svarene. Det er ikke en digital underskrift: alle, der kan rette kladden, kan skrive noten.
approving-name = Navn
approving-job-title = Stilling
approving-no-name = Indtast navnet på den, der godkender
approving-no-title = Indtast stillingen på den, der godkender
approving-anew = Godkend svarene, som de står nu
approving-withdraw = Træk godkendelsen tilbage
approving-withdraw-ask = Skal godkendelsen fra { $name } trækkes tilbage?
approving-withdraw-yes = Ja, træk tilbage
approving-read-only = Kun læsning: kladden kan ikke godkendes her.
approving-done = Godkendelsen er noteret i kladden
approving-withdrawn = Godkendelsen er trukket tilbage

# På ”Tjek dine svar” og i dokumentet.
approving-section = Godkendelse og afsendelse
approving-in-document = Vis godkendelsen i dokumentet: { $choice ->
    [yes] ja
   *[no] nej
}
approving-hint = Godkendelse
approving-switch = Skift
approving-came-in = Svarene er ændret imens: { $fields }. Tryk Enter igen for at godkende dem, som de står nu

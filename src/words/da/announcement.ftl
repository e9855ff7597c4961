# Det, der er uvist, når et møde læses af en indsat tekst.
announcement-no-year = Årstallet mangler. Er det { $date }?
announcement-year-by-weekday = Årstallet er fundet ud fra ugedagen: { $date }
announcement-year-by-other-date = Årstallet er fundet ud fra en anden dato i teksten: { $date }
announcement-no-time = Der står intet klokkeslæt. Skriv det, eller lad mødet gælde hele dagen
announcement-no-end = Mødet begynder { $start }. Skriv, hvornår det slutter
announcement-several-days = Mødet varer flere dage. Gælder klokkeslættene hver dag, så skriv et møde for hver
announcement-differs = Teksten siger flere forskellige ting. Vælg det rigtige
announcement-doubled = Uret viser { $clock } to gange den { $date }, hvor det stilles tilbage. Vælg den første eller den anden
announcement-after-the-meeting = Det ligger efter mødets start. Ret datoen
announcement-which-deadline = Teksten siger ikke, om det er en tilmeldingsfrist eller en ansøgningsfrist
announcement-moved-or-cancelled = Teksten siger, at et møde er flyttet eller aflyst. Gælder det her stadig?
announcement-other-paper = Teksten ligner en faktura eller et referat. Er mødet ikke allerede holdt?
announcement-repeats = Teksten siger, at mødet holdes flere gange. Kun den ene dato er med; tilføj de andre som møder for sig
announcement-not-called-a-meeting = Teksten siger ikke, at det er et møde. Er det et?

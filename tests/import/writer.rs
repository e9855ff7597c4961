//! What stands in the answers of an .odt.

use som::form::{FieldId, som};
use som::import::{Note, Place, read};

use crate::build::{answer, left_over, notes, odt, odt_with};

/// The answer to `navn` in the cell beside its label.
fn form(content: &str) -> String {
    format!(
        "<table:table><table:table-row><table:table-cell><text:p>Navn:</text:p></table:table-cell>\
         <table:table-cell>{content}</table:table-cell></table:table-row></table:table>"
    )
}

#[track_caller]
fn says(content: &str) -> String {
    answer(&odt(&form(content)), "navn")
}

#[test]
fn blanks_are_as_the_format_has_them() {
    assert_eq!(
        says("<text:p>\n  a \n b<text:s text:c=\"2\"/>c<text:tab/>d<text:line-break/> e</text:p>"),
        "a b  c\td\n e"
    );
    assert_eq!(says("<text:p>a <text:span> b</text:span></text:p>"), "a b");
    assert_eq!(says("<text:p>a</text:p><text:p/><text:p>&amp;b</text:p>"), "a\n\n&b");
    let endless = says("<text:p>a<text:s text:c=\"4000000000\"/>b</text:p>");
    assert!(endless.len() < 2_000);
}

#[test]
fn what_libreoffice_makes_of_a_content_control_is_its_text() {
    let field = |text: &str| {
        format!("<text:p><text:text-input text:description=\"\">{text}</text:text-input></text:p>")
    };
    assert_eq!(says(&format!("{}<text:p>c</text:p>", field("a  \tb&#x0d;"))), "a  \tb\nc");
    assert_eq!(says(&field("&#x0d;")), "");
}

#[test]
fn points_and_numbers_of_lists_are_text() {
    let styles = "<text:list-style style:name=\"N\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\"/>\
                  <text:list-level-style-bullet text:level=\"2\"/></text:list-style>";
    let item = |content: &str| format!("<text:list-item>{content}</text:list-item>");
    let inner = format!("<text:list>{}</text:list>", item("<text:p>indre</text:p>"));
    let first = item(&format!("<text:p>en</text:p><text:p>mere</text:p>{inner}"));
    let numbers =
        format!("<text:list text:style-name=\"N\">{first}{}</text:list>", item("<text:p>to</text:p>"));
    let more = format!(
        "<text:list text:style-name=\"N\" text:continue-numbering=\"true\">{}</text:list>",
        item("<text:p>tre</text:p>")
    );
    let points = format!("<text:list text:style-name=\"P\">{}</text:list>", item("<text:p>punkt</text:p>"));
    let bytes = odt_with(&form(&[numbers, points, more].concat()), styles);
    assert_eq!(answer(&bytes, "navn"), "1. en\nmere\n  - indre\n2. to\n- punkt\n3. tre");
}

#[test]
fn a_prompt_to_click_on_is_no_answer() {
    let prompt = |text: &str| {
        let listeners = "<office:event-listeners><x/></office:event-listeners>";
        form(&format!("<text:p>a<text:execute-macro>{listeners}{text}</text:execute-macro></text:p>"))
    };
    for known in ["[Skriv navn]", "Klik her for at skrive"] {
        let bytes = odt(&prompt(known));
        assert_eq!((answer(&bytes, "navn").as_str(), notes(&bytes)), ("a", vec![]), "{known}");
    }
    let other = odt(&prompt("Mette"));
    assert_eq!(
        (answer(&other, "navn").as_str(), notes(&other)),
        ("a", vec![left_over(Place::Hidden, "navn", "Mette")])
    );
}

#[test]
fn a_private_character_is_the_symbol_that_its_font_shows() {
    let styles = "<style:style style:name=\"A\"><style:text-properties style:font-name=\"Wingdings1\"/></style:style>\
                  <style:style style:name=\"B\" style:parent-style-name=\"A\"/>";
    let text = "<text:p>\u{f0fc}<text:span text:style-name=\"B\">\u{f0fc}<text:span>\u{f0fd}</text:span></text:span></text:p>";
    assert_eq!(answer(&odt_with(&form(text), styles), "navn"), "\u{f0fc}✓☒");
}

#[test]
fn deleted_and_hidden_text_is_no_answer() {
    let changes = "<text:tracked-changes><text:changed-region><text:deletion><text:p>x</text:p></text:deletion>\
                   </text:changed-region></text:tracked-changes>";
    let styles = "<style:style style:name=\"A\"><style:text-properties text:display=\"none\"/></style:style>\
                  <style:style style:name=\"B\" style:parent-style-name=\"A\"/>";
    let text = "<text:p>a<text:change text:change-id=\"1\"/><text:span text:style-name=\"B\">y</text:span>b</text:p>";
    let bytes = odt_with(&format!("{changes}{}", form(text)), styles);
    assert_eq!(answer(&bytes, "navn"), "ab");
    assert_eq!(notes(&bytes), [Note::Tracked, left_over(Place::Hidden, "navn", "y")]);
}

#[test]
fn comments_notes_and_pictures_are_told() {
    let text = "<text:p>a<office:annotation><dc:creator>Bo</dc:creator><text:p>Hej</text:p><text:p>igen</text:p></office:annotation>\
                b<text:note><text:note-body><text:p>z</text:p></text:note-body></text:note><draw:frame/></text:p>";
    let bytes = odt(&form(text));
    let navn = FieldId::new("navn");
    let footnote = left_over(Place::Footnote, "navn", "z");
    assert_eq!(notes(&bytes), [Note::LeftOut(Some(navn.clone())), footnote]);
    let remarks = read(&bytes, som()).expect("a form").remarks;
    let [remark] = &remarks[..] else { panic!("{remarks:?}") };
    assert_eq!((&remark.field, &*remark.by, &*remark.text, &*remark.quote), (&navn, "Bo", "Hej\nigen", ""));
    assert_eq!(answer(&bytes, "navn"), "ab");
}

#[test]
fn a_control_of_libreoffices_own_is_known_by_tag_or_alias() {
    let control = |attributes: &str, text: &str| {
        format!(
            "<text:p>Andet</text:p><text:p><loext:content-control {attributes}>{text}</loext:content-control></text:p>"
        )
    };
    assert_eq!(answer(&odt(&control("loext:tag=\"som:navn\"", "Mette")), "navn"), "Mette");
    assert_eq!(answer(&odt(&control("loext:alias=\"Navn\"", "Mette")), "navn"), "Mette");
    let prompt = control("loext:alias=\"Navn\" loext:showing-place-holder=\"true\"", "Skriv");
    assert_eq!(answer(&odt(&prompt), "navn"), "");
}

#[test]
fn merged_cells_are_one() {
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let rows = [
        [
            cell("table:number-columns-spanned=\"2\"", "Navn"),
            "<table:covered-table-cell/>".into(),
            cell("", "Stilling"),
        ],
        [cell("", "Mette"), cell("", "Dahl"), cell("table:number-rows-spanned=\"2\"", "Leder")],
        [
            cell("table:number-columns-repeated=\"2\"", "x"),
            "<table:covered-table-cell/>".into(),
            String::new(),
        ],
    ];
    let rows = rows.map(|row| format!("<table:table-row>{}</table:table-row>", row.concat())).concat();
    let bytes = odt(&format!("<table:table>{rows}</table:table>"));
    assert_eq!((answer(&bytes, "navn"), answer(&bytes, "stilling")), ("Mette".into(), "Leder".into()));
}

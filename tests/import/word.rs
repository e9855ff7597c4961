//! What stands in the answers of a .docx, element by element: all the ways to write a character, and all that is none.

use som::form::{FieldId, som};
use som::import::{Note, Place, read};

use crate::build::{
    WORD, answer, cell, control, document, docx, docx_with, kendskab, left_over, notes, package, paragraphs,
    refusal, relations, row, table, zip,
};

/// The answer to `kendskab` whose control holds these paragraphs.
#[track_caller]
fn says(paragraphs: &str) -> String {
    answer(&docx(&kendskab(paragraphs)), "kendskab")
}

/// The same for the content of one paragraph.
#[track_caller]
fn run_says(content: &str) -> String {
    says(&format!("<w:p>{content}</w:p>"))
}

fn text(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

#[test]
fn characters_that_are_elements_are_read_as_characters() {
    let run = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t><w:softHyphen/>\
               <w:t>e</w:t><w:noBreakHyphen/><w:t>f</w:t><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/>\
               <w:ptab w:alignment=\"left\"/><w:t>g</w:t></w:r>";
    assert_eq!(run_says(run), "a\tb\nc\nd\u{ad}e\u{2011}f≥\tg");
}

#[test]
fn a_tab_stop_is_no_tab() {
    let paragraph = r#"<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>"#;
    assert_eq!(says(&format!("{paragraph}{}</w:p>", text("a"))), "a");
}

#[test]
fn entities_and_verbatim_sections_are_text() {
    let run = "&amp;&lt;b&gt;&quot;&apos;&#230;&#xF8; <![CDATA[<c> & d]]>";
    assert_eq!(run_says(&text(run)), "&<b>\"'æø <c> & d");
}

#[test]
fn blanks_at_the_ends_of_a_text_stay_where_they_are_said_to() {
    assert_eq!(run_says(&format!("{}<w:r><w:t> b </w:t></w:r>{}", text("a "), text("  c "))), "a b  c ");
    assert_eq!(run_says(&text("a\n  b")), "a   b");
}

#[test]
fn hidden_text_is_no_answer() {
    let hidden = |property: &str| format!("<w:r><w:rPr>{property}</w:rPr><w:t>skjult</w:t></w:r>");
    assert_eq!(run_says(&format!("{}{}{}", text("a"), hidden("<w:vanish/>"), text("b"))), "ab");
    assert_eq!(run_says(&hidden(r#"<w:vanish w:val="0"/>"#)), "skjult");
    // Of the paragraph's end only.
    let paragraph = format!("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{}</w:p>", text("a"));
    assert_eq!(says(&paragraph), "a");
    let styles = format!(
        r#"<w:styles xmlns:w="{WORD}"><w:style w:type="character" w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>"#
    );
    let by_style = hidden(r#"<w:rStyle w:val="B"/>"#);
    let shown = hidden(r#"<w:rStyle w:val="B"/><w:vanish w:val="false"/>"#);
    let body = kendskab(&format!("<w:p>{}{by_style}{shown}</w:p>", text("a")));
    assert_eq!(answer(&docx_with(&body, &[("styles", &styles)]), "kendskab"), "askjult");
}

#[test]
fn tracked_changes_are_read_as_accepted() {
    let run = |element: &str, text: &str| format!("<w:{element} w:id=\"1\"><w:r>{text}</w:r></w:{element}>");
    let content = [
        text("a"),
        run("ins", "<w:t>b</w:t>"),
        run("del", "<w:delText>x</w:delText>"),
        run("moveFrom", "<w:t>y</w:t>"),
        run("moveTo", "<w:t>c</w:t>"),
    ];
    let body = kendskab(&format!("<w:p>{}</w:p>", content.concat()));
    assert_eq!(answer(&docx(&body), "kendskab"), "abc");
    assert_eq!(notes(&docx(&body)), [Note::Tracked]);
    assert_eq!(notes(&docx(&kendskab(&paragraphs(&["a"])))), []);
}

#[test]
fn a_deleted_line_end_joins_two_paragraphs() {
    let first = format!(r#"<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{}</w:p>"#, text("a"));
    assert_eq!(says(&format!("{first}{}", paragraphs(&["b", "c"]))), "ab\nc");
}

#[test]
fn a_deleted_row_is_none() {
    let deleted =
        format!("<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>{}</w:tr>", cell("", &paragraphs(&["Navn", "x"])));
    let body = table(&[deleted, row(&[cell("", &paragraphs(&["Navn"])), cell("", &paragraphs(&["Mette"]))])]);
    assert_eq!(answer(&docx(&body), "navn"), "Mette");
    assert_eq!(notes(&docx(&body)), [Note::Tracked]);
}

#[test]
fn a_hidden_row_is_none_and_its_words_are_told() {
    let pair = |label: &str, text: &str| [cell("", &paragraphs(&[label])), cell("", &paragraphs(&[text]))];
    let hidden = |value: &str| {
        let row_of = pair("Stilling", "Leder").concat();
        let hidden = format!("<w:tr><w:trPr><w:hidden{value}/></w:trPr>{row_of}</w:tr>");
        docx(&table(&[row(&pair("Navn", "Mette")), hidden]))
    };
    // The label is the form's.
    let told = left_over(Place::Hidden, "navn", "Leder");
    assert_eq!(notes(&hidden("")), [told]);
    assert_eq!(answer(&hidden(" w:val=\"0\""), "stilling"), "Leder");
    // What is below is below what is seen.
    let between = format!("<w:tr><w:trPr><w:hidden/></w:trPr>{}</w:tr>", cell("", "<w:p/>"));
    let rows = [row(&pair("Navn", "Stilling")), between, row(&pair("Mette", "Leder"))];
    assert_eq!(answer(&docx(&table(&rows)), "stilling"), "Leder");
}

#[test]
fn a_private_character_is_the_symbol_that_its_font_shows() {
    let run =
        |font: &str| format!("<w:r><w:rPr><w:rFonts w:ascii=\"{font}\"/></w:rPr><w:t>\u{f0fc}</w:t></w:r>");
    assert_eq!(run_says(&[run("Wingdings"), run("Calibri"), text("a")].concat()), "✓\u{f0fc}a");
}

#[test]
fn what_a_field_computes_is_no_text_and_what_comes_of_it_is() {
    let mark = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let code = "<w:r><w:instrText> IF </w:instrText></w:r>";
    let nested = [mark("begin"), code.into(), mark("separate"), text("indre"), mark("end")].concat();
    let content =
        [mark("begin"), code.into(), nested, mark("separate"), text("ydre"), mark("end"), text("!")];
    assert_eq!(run_says(&content.concat()), "ydre!");
    // One that is never ended holds no more than its paragraph.
    let open = format!("<w:p>{}{}</w:p>{}", mark("begin"), text("x"), paragraphs(&["b"]));
    assert_eq!(says(&open), "\nb");
    assert_eq!(run_says(&format!("<w:fldSimple w:instr=\"PAGE\">{}</w:fldSimple>", text("7"))), "7");
}

#[test]
fn of_two_ways_to_say_the_same_the_first_is_read() {
    let choice = |first: &str, second: &str| {
        format!(
            "<mc:AlternateContent><mc:Choice Requires=\"x\">{first}</mc:Choice><mc:Fallback>{second}</mc:Fallback></mc:AlternateContent>"
        )
    };
    assert_eq!(run_says(&choice(&text("a"), &text("b"))), "a");
    let emoji = choice(r#"<w16se:symEx w16se:font="Segoe UI Emoji" w16se:char="1F642"/>"#, "<w:t>🙂</w:t>");
    assert_eq!(run_says(&format!("<w:r><w:t>a</w:t>{emoji}</w:r>")), "a🙂");
}

#[test]
fn a_link_is_its_text() {
    assert_eq!(run_says(&format!("<w:hyperlink r:id=\"r1\">{}</w:hyperlink>", text("her"))), "her");
}

const NUMBERING: &str = r#"<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
    <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="none"/></w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="8"/></w:lvlOverride></w:num>
    <w:num w:numId="4"><w:abstractNumId w:val="4"/></w:num></w:numbering>"#;

const STYLES: &str = r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
    <w:style w:type="paragraph" w:styleId="P"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="Q"><w:basedOn w:val="P"/></w:style>
    <w:style w:type="paragraph" w:styleId="R"><w:basedOn w:val="R"/></w:style></w:styles>"#;

/// The answer whose paragraphs have these properties and texts.
#[track_caller]
fn lists_say(paragraphs: &[(&str, &str)]) -> String {
    let one =
        |(properties, said): &(&str, &str)| format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", text(said));
    let body = kendskab(&paragraphs.iter().map(one).collect::<String>());
    answer(&docx_with(&body, &[("numbering", NUMBERING), ("styles", STYLES)]), "kendskab")
}

#[test]
fn points_and_numbers_of_lists_are_text() {
    let item = |list: u32, level: u32| {
        format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>")
    };
    let (point, number, inner, anew, none) = (item(1, 0), item(2, 0), item(2, 1), item(3, 0), item(4, 0));
    assert_eq!(lists_say(&[(&point, "a"), ("", "b"), (&point, "")]), "- a\nb\n- ");
    let numbers =
        [(&*number, "a"), (&number, "b"), (&inner, "c"), (&inner, "d"), (&number, "e"), (&inner, "f")];
    assert_eq!(lists_say(&numbers), "3. a\n4. b\n  1. c\n  2. d\n5. e\n  1. f");
    assert_eq!(lists_say(&[(&number, "a"), (&anew, "b"), (&anew, "c"), (&none, "d")]), "3. a\n8. b\n9. c\nd");
}

#[test]
fn a_style_makes_points_and_a_paragraph_can_say_no() {
    let style = |id: &str| format!("<w:pStyle w:val=\"{id}\"/>");
    let off = format!("{}<w:numPr><w:numId w:val=\"0\"/></w:numPr>", style("Q"));
    let paragraphs =
        [(&*style("P"), "a"), (&style("Q"), "b"), (&off, "c"), (&style("R"), "d"), (&style("?"), "e")];
    assert_eq!(lists_say(&paragraphs), "- a\n- b\nc\nd\ne");
    // What the list was before someone changed it.
    let changed = format!("<w:pPrChange w:id=\"1\"><w:pPr>{}</w:pPr></w:pPrChange>", style("P"));
    assert_eq!(lists_say(&[(&changed, "a")]), "a");
}

#[test]
fn what_is_no_text_is_left_out_and_told() {
    for thing in ["<w:drawing/>", "<w:pict/>", "<w:object/>"] {
        let body = docx(&kendskab(&format!("<w:p><w:r><w:t>a</w:t>{thing}</w:r></w:p>")));
        assert_eq!(answer(&body, "kendskab"), "a");
        assert_eq!(notes(&body), [Note::LeftOut(Some(FieldId::new("kendskab")))], "{thing}");
    }
    let alone = docx(&kendskab("<w:p><w:r><w:drawing/></w:r></w:p>"));
    assert_eq!(answer(&alone, "kendskab"), "");
    assert_eq!(notes(&alone), [Note::LeftOut(Some(FieldId::new("kendskab")))]);
}

#[test]
fn what_is_no_text_outside_the_answers_is_told_once() {
    let run = |thing: &str| format!("<w:p><w:r>{thing}</w:r></w:p>");
    let ink = "<mc:AlternateContent><mc:Choice Requires=\"x\"><i:contentPart xmlns:i=\"urn:x\"/></mc:Choice>\
               </mc:AlternateContent>";
    let things = ["<w:drawing/>", "<w:pict/>", "<w:object/>", ink].map(run);
    let parts = ["<w:altChunk r:id=\"r9\"/>", "<w:subDoc r:id=\"r9\"/>"].map(str::to_owned);
    for thing in things.into_iter().chain(parts) {
        let body = format!("{thing}{}{thing}<w:p/>", kendskab(&paragraphs(&["a"])));
        assert_eq!(notes(&docx(&body)), [Note::LeftOut(None)], "{thing}");
    }
    // A letterhead's logo is no one's answer.
    let logo = format!("<w:hdr xmlns:w=\"{WORD}\">{}</w:hdr>", run("<w:drawing/>"));
    assert_eq!(notes(&docx_with(&kendskab(&paragraphs(&["a"])), &[("header", &logo)])), []);
}

#[test]
fn a_table_in_an_answer_is_read_row_by_row_and_has_no_labels() {
    let team = table(&[
        row(&[cell("", &paragraphs(&["Navn"])), cell("", &paragraphs(&["Stilling"]))]),
        row(&[cell("", &paragraphs(&["Mette"])), cell("", &paragraphs(&["Leder"]))]),
    ]);
    let bytes = docx(&kendskab(&format!("{}{team}{}", paragraphs(&["a"]), paragraphs(&["b"]))));
    assert_eq!(answer(&bytes, "kendskab"), "a\nNavn | Stilling\nMette | Leder\nb");
    assert_eq!(notes(&bytes), []);
}

#[test]
fn a_placeholder_is_no_answer() {
    let prompt = paragraphs(&["Klik her for at skrive."]);
    let tag = r#"<w:tag w:val="som:kendskab"/><w:showingPlcHdr/>"#;
    let body = table(&[row(&[cell("", &control(tag, &prompt))])]);
    assert_eq!(answer(&docx(&body), "kendskab"), "");
    let inline = format!("<w:p>{}{}</w:p>", text("a"), control("<w:showingPlcHdr/>", &text("Vælg")));
    assert_eq!(says(&inline), "a");
}

#[test]
fn an_answer_of_blanks_alone_is_none() {
    assert_eq!(says(&paragraphs(&["", " \u{a0}", "\t"])), "");
    assert_eq!(says(&paragraphs(&["", "a  ", ""])), "\na  \n");
}

#[test]
fn comments_are_told_with_whom_and_where() {
    let comments = format!(
        r#"<w:comments xmlns:w="{WORD}"><w:comment w:id="1" w:author="Åse &amp; co"><w:p><w:r><w:t>Kort</w:t></w:r></w:p>
        <w:p><w:r><w:t>ere</w:t></w:r></w:p></w:comment><w:comment w:id="2" w:author="Bo"><w:p><w:r><w:t>Hej</w:t></w:r></w:p></w:comment>
        <w:comment w:id="3" w:author="Ib"><w:p/></w:comment></w:comments>"#
    );
    let marked = r#"<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>a</w:t></w:r><w:commentRangeEnd w:id="1"/>
        <w:r><w:commentReference w:id="1"/></w:r></w:p>"#;
    let outside = r#"<w:p><w:r><w:commentReference w:id="2"/></w:r></w:p>"#;
    let bytes = docx_with(&format!("{outside}{}", kendskab(marked)), &[("comments", &comments)]);
    let note = |by: &str, text: &str| Note::Comment { field: None, by: by.into(), text: text.into() };
    assert_eq!(notes(&bytes), [note("Bo", "Hej"), note("Ib", "")]);
    let remarks = read(&bytes, som()).expect("a form").remarks;
    let [remark] = &remarks[..] else { panic!("one is on an answer: {remarks:?}") };
    assert_eq!((remark.field.as_str(), &*remark.by, &*remark.text), ("kendskab", "Åse & co", "Kort\nere"));
    assert_eq!((&*remark.quote, remark.at, remark.is_settled), ("a", None, false));
    assert_eq!(answer(&bytes, "kendskab"), "a");
}

#[test]
fn names_are_told_by_their_vocabulary_and_not_by_their_prefix() {
    let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    let wanted = "a";
    let body = document(&kendskab(&paragraphs(&[wanted])));
    let renamed = body.replace("w:", "ns0:").replace("xmlns:w=", "xmlns:ns0=");
    for document in [body.replace(WORD, strict), renamed] {
        assert_eq!(answer(&package(document), "kendskab"), wanted);
    }
    // The same prefix, and nothing of Word's.
    let other = document(&kendskab(&paragraphs(&[wanted]))).replace(WORD, "http://example.invalid/w");
    assert!(refusal(&package(other)).is_some());
}

#[test]
fn parts_are_utf8_or_utf16_with_or_without_a_mark() {
    let text = document(&kendskab(&paragraphs(&["æ 🙂"])));
    let units = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let (little, big) = (units(u16::to_le_bytes), units(u16::to_be_bytes));
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    let parts = [
        marked(&[0xef, 0xbb, 0xbf], text.as_bytes()),
        marked(&[0xff, 0xfe], &little),
        marked(&[0xfe, 0xff], &big),
        little,
        big,
    ];
    for part in parts {
        assert_eq!(answer(&package(part), "kendskab"), "æ 🙂");
    }
}

#[test]
fn the_text_is_found_by_the_relationships_whatever_it_is_called() {
    let text = document(&kendskab(&paragraphs(&["a"])));
    let bytes = |target: &str, name: &str| {
        zip(&[("_rels/.rels", relations(&[("officeDocument", target)])), (name, text.clone().into())])
    };
    for target in ["tekst/svar.xml", "/tekst/svar.xml", "./tekst/../tekst/svar.xml", "TEKST/svar.xml"] {
        assert_eq!(answer(&bytes(target, "tekst/svar.xml"), "kendskab"), "a", "{target}");
    }
    assert_eq!(answer(&bytes("tekst/svar.xml", "tekst\\svar.xml"), "kendskab"), "a");
}

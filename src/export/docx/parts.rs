//! The parts around the text that are the same in every document, but for its layout: what the file consists of, how
//! paragraphs look and how lists are numbered. The order of elements is the schema's, which Word insists on.

use crate::page::{LIST_INDENT_TWIPS, PageLayout, TAB_TWIPS};

/// The namespaces of the parts that hold text.
pub(super) const NAMESPACES: &[(&str, &str)] = &[
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
];
const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// `[Content_Types].xml`: what each part is.
pub(super) fn content_types() -> String {
    const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let part = |name: &str, kind: &str| {
        format!(r#"<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>"#)
    };
    [
        DECLARATION,
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
        r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
        r#"<Default Extension="xml" ContentType="application/xml"/>"#,
        &part("document", "document.main"),
        &part("styles", "styles"),
        &part("numbering", "numbering"),
        &part("settings", "settings"),
        &part("footer1", "footer"),
        r#"<Override PartName="/docProps/core.xml" "#,
        r#"ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"#,
        r#"<Override PartName="/docProps/custom.xml" "#,
        r#"ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>"#,
        "</Types>",
    ]
    .concat()
}

/// `_rels/.rels`: where the text and the properties are.
pub(super) fn package_relationships() -> String {
    [
        DECLARATION,
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
        r#"<Relationship Id="rId1" "#,
        r#"Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" "#,
        r#"Target="word/document.xml"/>"#,
        r#"<Relationship Id="rId2" "#,
        r#"Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" "#,
        r#"Target="docProps/core.xml"/>"#,
        r#"<Relationship Id="rId3" "#,
        r#"Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" "#,
        r#"Target="docProps/custom.xml"/>"#,
        "</Relationships>",
    ]
    .concat()
}

/// `word/settings.xml`. No hyphenation, said explicitly: some templates turn it on. The mode is that of Word 2013 and
/// later, in which a table's edge stands at the margin.
pub(super) fn settings() -> String {
    format!(
        r#"{DECLARATION}<w:settings xmlns:w="{}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="{TAB_TWIPS}"/><w:autoHyphenation w:val="false"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="da-DK"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>"#,
        NAMESPACES[0].1
    )
}

/// The lists of `word/numbering.xml`, and the styles that are made of them.
const SECTIONS: u32 = 1;
const GUIDANCE_POINTS: u32 = 2;
const ANSWER_POINTS: u32 = 3;

/// `word/numbering.xml`: the sections' numbers, the points of the guidance and those of an answer.
pub(super) fn numbering() -> String {
    let list = |id: u32, style: &str, format: &str, text: &str, indent: u32| {
        format!(
            r#"<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:pStyle w:val="{style}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr></w:lvl></w:abstractNum>"#
        )
    };
    let number = |id: u32| format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{id}"/></w:num>"#);
    [
        DECLARATION,
        &format!(r#"<w:numbering xmlns:w="{}">"#, NAMESPACES[0].1),
        &list(SECTIONS, "Heading1", "decimal", "%1.", 425),
        &list(GUIDANCE_POINTS, "SomPoint", "bullet", "•", LIST_INDENT_TWIPS),
        &list(ANSWER_POINTS, "SomAnswerPoint", "bullet", "-", LIST_INDENT_TWIPS),
        &[SECTIONS, GUIDANCE_POINTS, ANSWER_POINTS].map(number).concat(),
        "</w:numbering>",
    ]
    .concat()
}

/// A paragraph style: id, name in the program, what it builds on, paragraph and run properties.
struct Style {
    id: &'static str,
    name: &'static str,
    base: &'static str,
    paragraph: String,
    run: &'static str,
}

impl Style {
    fn xml(&self) -> String {
        let Style { id, name, base, paragraph, run } = self;
        format!(
            r#"<w:style w:type="paragraph"{custom} w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="{base}"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"#,
            custom = if id.starts_with("Som") { r#" w:customStyle="1""# } else { "" },
        )
    }
}

/// `word/styles.xml`. An answer is plain text in the layout's font, single-spaced, nothing before or after; all other
/// styles may have the space that makes a form readable.
pub(super) fn styles(layout: &PageLayout) -> String {
    let (font, size) = (layout.font_name(), layout.half_points());
    let mut out = format!(
        r#"{DECLARATION}<w:styles xmlns:w="{}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="da-DK" w:eastAsia="da-DK" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>"#,
        NAMESPACES[0].1
    );
    out.extend(paragraph_styles(layout).iter().map(Style::xml));
    out.push_str(r#"<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style></w:styles>"#);
    out
}

fn paragraph_styles(layout: &PageLayout) -> Vec<Style> {
    let style =
        |id, name, base, paragraph: &str, run| Style { id, name, base, paragraph: paragraph.to_owned(), run };
    let numbered = |id| format!(r#"<w:numPr><w:numId w:val="{id}"/></w:numPr>"#);
    let heading = |before: u32, more: &str, level: u32| {
        format!(
            r#"<w:keepNext/><w:keepLines/>{more}<w:spacing w:before="{before}" w:after="120"/><w:outlineLvl w:val="{level}"/>"#
        )
    };
    let footer = format!(
        r#"<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="A6A6A6"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="{}"/></w:tabs>"#,
        layout.table_twips()
    );
    let bold = "<w:b/><w:bCs/>";
    vec![
        style(
            "Title",
            "Title",
            "Normal",
            r#"<w:keepLines/><w:spacing w:after="240"/>"#,
            r#"<w:b/><w:bCs/><w:color w:val="1F3864"/><w:sz w:val="36"/><w:szCs w:val="36"/>"#,
        ),
        style(
            "Heading1",
            "heading 1",
            "Normal",
            &heading(400, &numbered(SECTIONS), 0),
            r#"<w:b/><w:bCs/><w:color w:val="1F3864"/><w:sz w:val="28"/><w:szCs w:val="28"/>"#,
        ),
        style(
            "Heading2",
            "heading 2",
            "Normal",
            &heading(240, "", 1),
            r#"<w:b/><w:bCs/><w:color w:val="1F3864"/><w:sz w:val="24"/><w:szCs w:val="24"/>"#,
        ),
        style("SomSendTo", "Modtager", "Normal", r#"<w:keepNext/><w:spacing w:after="20"/>"#, bold),
        style("SomAddress", "Modtager, adresse", "Normal", r#"<w:spacing w:after="120"/>"#, ""),
        style("SomGuidance", "Vejledning", "Normal", r#"<w:spacing w:before="120" w:after="120"/>"#, ""),
        style("SomGuidanceLead", "Vejledning før punkter", "SomGuidance", "<w:keepNext/>", ""),
        style(
            "SomGuidanceNext",
            "Vejledning efter svar",
            "SomGuidance",
            r#"<w:spacing w:before="320"/>"#,
            "",
        ),
        style(
            "SomPoint",
            "Vejledning, punkt",
            "SomGuidance",
            &format!(r#"{}<w:spacing w:before="60" w:after="60"/>"#, numbered(GUIDANCE_POINTS)),
            "",
        ),
        style(
            "SomLimit",
            "Omfang",
            "SomGuidance",
            r#"<w:keepNext/><w:spacing w:before="120" w:after="120"/>"#,
            "<w:i/><w:iCs/>",
        ),
        style("SomHead", "Svarboks, overskrift", "Normal", "<w:keepNext/>", HEADING_RUN),
        style("SomLabel", "Svarboks, felt", "Normal", "", bold),
        style("SomAnswer", "Svar", "Normal", "", ""),
        style("SomAnswerPoint", "Svar, punkt", "SomAnswer", &numbered(ANSWER_POINTS), ""),
        style("SomNote", "Note", "Normal", r#"<w:spacing w:before="240"/>"#, SMALL),
        style("Footer", "footer", "Normal", &footer, SMALL),
    ]
}

/// A grey that is read as well as black.
const SMALL: &str = r#"<w:color w:val="595959"/><w:sz w:val="18"/><w:szCs w:val="18"/>"#;
const HEADING_RUN: &str = r#"<w:b/><w:bCs/><w:color w:val="1F3864"/>"#;

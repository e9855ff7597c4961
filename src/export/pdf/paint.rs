//! Pages and structure written as PDF. Borders, shades and the foot are artifacts, which a screen reader skips.

use std::ptr;

use chrono::{DateTime, Datelike, Timelike, Utc};
use krilla::color::rgb;
use krilla::configure::{Configuration, Validator};
use krilla::error::KrillaResult;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{ArtifactType, ContentTag};
use krilla::text::KrillaGlyph;

use super::font::{GlyphRun, REGULAR};
use super::lines::PdfStyle;
use super::pagination::{Pagination, PdfPage, PdfText};
use super::structure::StructureTree;
use crate::export::Submission;
use crate::export::ink::{self, Ink};
use crate::say;
use crate::words::Words;

const FRAME_PT: f32 = 0.5;
const FOOT_SIZE_PT: f32 = 9.0;
/// From the foot's baseline to the rule above it, and between its two ends at least.
const FOOT_GAP_PT: f32 = 14.0;
/// Longer answers are cut.
const AUTHOR_CHARS: usize = 200;

fn metadata(submission: &Submission) -> Metadata {
    let form = submission.form;
    let author = Some(one_line(submission.applicant())).filter(|author| !author.is_empty());
    let program = format!("som {}", env!("CARGO_PKG_VERSION"));
    Metadata::new()
        .title(form.title.clone())
        .authors(author.into_iter().collect())
        .language("da-DK".to_owned())
        .creator(program.clone())
        .producer(program)
        .creation_date(date(submission.now))
        // The same for every draft of a form.
        .document_id(format!("{}-{}", form.id, form.version))
}

/// The beginning of an answer, without characters that XML does not allow.
fn one_line(typed: &str) -> String {
    let shown = typed.chars().filter(|&c| !c.is_control() && u32::from(c) & 0xfffe != 0xfffe);
    shown.take(AUTHOR_CHARS).collect::<String>().trim().to_owned()
}

#[expect(clippy::cast_possible_truncation, reason = "parts of a date are small, and years are clamped")]
fn date(made: DateTime<Utc>) -> krilla::metadata::DateTime {
    krilla::metadata::DateTime::new(made.year().clamp(0, 9999).unsigned_abs() as u16)
        .month(made.month() as u8)
        .day(made.day() as u8)
        .hour(made.hour() as u8)
        .minute(made.minute() as u8)
        .second(made.second() as u8)
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

pub(super) fn pdf(
    pagination: &Pagination,
    tree: &StructureTree,
    submission: &Submission,
    words: &Words,
) -> Vec<u8> {
    let painted = |rules| painted(pagination, tree.clone(), submission, words, rules);
    // With the rules of PDF/UA, krilla has viewers show the title, and reports what is missing. A text that breaks one
    // of the rules still gets its file.
    match painted(Validator::UA1) {
        Ok(pdf) => without_claim(pdf),
        Err(_) => painted(Validator::None)
            .expect("the fonts are the program's own, and without rules nothing else can fail"),
    }
}

/// The file without the claim that it conforms to PDF/UA, which nobody has certified. Blanks take its place, so that
/// all byte offsets stay.
fn without_claim(mut pdf: Vec<u8>) -> Vec<u8> {
    const CLAIM: &[u8] = b"<pdfuaid:part>1</pdfuaid:part>";
    if let Some(at) = pdf.windows(CLAIM.len()).rposition(|window| window == CLAIM) {
        pdf[at..at + CLAIM.len()].fill(b' ');
    }
    pdf
}

fn painted(
    pagination: &Pagination,
    mut tree: StructureTree,
    submission: &Submission,
    words: &Words,
    rules: Validator,
) -> KrillaResult<Vec<u8>> {
    let mut document = krilla::Document::new_with(krilla::SerializeSettings {
        configuration: Configuration::new_with_validator(rules),
        ..krilla::SerializeSettings::default()
    });
    let pages = pagination.pages.len();
    for (index, page) in pagination.pages.iter().enumerate() {
        let size = PageSettings::from_wh(pagination.width_pt, pagination.height_pt);
        let mut pdf_page = document.start_page_with(size.expect("paper has a size"));
        let mut surface = pdf_page.surface();
        draw_areas(&mut surface, page);
        write(&mut surface, page, &mut tree);
        let number = say!(words, "export-page", page = index + 1, pages = pages);
        write_foot(&mut surface, submission.applicant(), &number, pagination);
        surface.finish();
        pdf_page.finish();
    }
    document.set_outline(pagination.outline.clone());
    document.set_metadata(metadata(submission));
    document.set_tag_tree(tree.to_pdf());
    document.finish()
}

fn draw_areas(surface: &mut Surface, page: &PdfPage) {
    surface.set_stroke(None);
    for shades in page.shades.chunk_by(|(_, before), (_, after)| before == after) {
        surface.set_fill(Some(fill(shades[0].1)));
        draw(surface, ArtifactType::Other, shades.iter().map(|(area, _)| *area));
    }
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: color(ink::FRAME).into(),
        width: FRAME_PT,
        ..Stroke::default()
    }));
    draw(surface, ArtifactType::Other, page.frames.iter().copied());
    surface.set_stroke(None);
}

/// Draws all rectangles as one path.
fn draw(surface: &mut Surface, kind: ArtifactType, areas: impl IntoIterator<Item = Rect>) {
    let mut path = PathBuilder::new();
    areas.into_iter().for_each(|area| path.push_rect(area));
    if let Some(path) = path.finish() {
        surface.start_tagged(ContentTag::Artifact(kind));
        surface.draw_path(&path);
        surface.end_tagged();
    }
}

/// Writes the texts; consecutive ones of one node are one marked content.
fn write(surface: &mut Surface, page: &PdfPage, tree: &mut StructureTree) {
    for texts in page.texts.chunk_by(|before, after| before.node == after.node) {
        let runs: Vec<(&PdfText, GlyphRun)> = texts.iter().map(|text| (text, run(text))).collect();
        if runs.iter().all(|(_, run)| run.glyphs.is_empty()) {
            continue;
        }
        let mark = surface.start_tagged(ContentTag::Other);
        for (text, run) in &runs {
            let PdfStyle { size_pt, ink, .. } = text.style;
            surface.set_fill(Some(fill(ink)));
            write_run(surface, Point::from_xy(text.left_pt, text.baseline_pt), run, size_pt);
        }
        surface.end_tagged();
        tree.mark(texts[0].node, mark);
    }
}

fn run(text: &PdfText) -> GlyphRun {
    let PdfStyle { typeface, size_pt, .. } = text.style;
    typeface.set(&text.line, size_pt).within(text.width_pt, size_pt)
}

/// Writes a run, font by font.
fn write_run(surface: &mut Surface, start: Point, run: &GlyphRun, size_pt: f32) {
    let mut left_pt = start.x;
    for piece in run.glyphs.chunk_by(|before, after| ptr::eq(before.typeface, after.typeface)) {
        let glyphs: Vec<KrillaGlyph> = piece.iter().map(|set| set.glyph.clone()).collect();
        let font = piece[0].typeface.font.clone();
        surface.draw_glyphs(Point::from_xy(left_pt, start.y), &glyphs, font, &run.text, size_pt, false);
        left_pt += glyphs.iter().map(|glyph| glyph.x_advance * size_pt).sum::<f32>();
    }
}

/// Whose application it is, and the number of the page, below a rule.
fn write_foot(surface: &mut Surface, applicant: &str, number: &str, pagination: &Pagination) {
    let Pagination { left_pt, right_pt, foot_pt, .. } = *pagination;
    let number_pt = right_pt - REGULAR.width_pt(number, FOOT_SIZE_PT);
    let applicant = cut(&one_line(applicant), number_pt - FOOT_GAP_PT - left_pt);
    surface.set_fill(Some(fill(ink::RULE)));
    let rule = Rect::from_xywh(left_pt, foot_pt - FOOT_GAP_PT, right_pt - left_pt, FRAME_PT);
    draw(surface, ArtifactType::Footer, rule);
    surface.set_fill(Some(fill(ink::FAINT)));
    surface.start_tagged(ContentTag::Artifact(ArtifactType::Footer));
    for (text, left_pt) in [(&*applicant, left_pt), (number, number_pt)] {
        write_run(surface, Point::from_xy(left_pt, foot_pt), &REGULAR.set(text, FOOT_SIZE_PT), FOOT_SIZE_PT);
    }
    surface.end_tagged();
}

/// The text, or as much of it as the foot has room for.
fn cut(text: &str, room_pt: f32) -> String {
    if REGULAR.width_pt(text, FOOT_SIZE_PT) <= room_pt {
        return text.to_owned();
    }
    let ends = text.char_indices().map(|(end, _)| format!("{}…", &text[..end]));
    ends.take_while(|cut| REGULAR.width_pt(cut, FOOT_SIZE_PT) <= room_pt).last().unwrap_or_default()
}

fn fill(ink: Ink) -> Fill {
    Fill { paint: color(ink).into(), ..Fill::default() }
}

fn color(Ink([red, green, blue]): Ink) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}

#[cfg(test)]
mod tests {
    use super::{FOOT_SIZE_PT, REGULAR, cut, one_line, without_claim};

    #[test]
    fn an_author_is_one_line_without_controls() {
        assert_eq!(one_line(" Aarhus\u{0}\u{fffe} Kommune\n"), "Aarhus Kommune");
        assert_eq!(one_line(&"a".repeat(1000)).len(), 200);
    }

    #[test]
    fn an_applicant_is_cut_to_the_room_in_the_foot() {
        assert_eq!(cut("Aarhus Kommune", 300.0), "Aarhus Kommune");
        let cut = cut(&"Kommune ".repeat(20), 300.0);
        assert!(cut.ends_with('…') && REGULAR.width_pt(&cut, FOOT_SIZE_PT) <= 300.0, "{cut}");
        assert!(cut.chars().count() > 50, "{cut}");
    }

    #[test]
    fn the_claim_of_conformity_is_blanked_in_place() {
        let pdf = without_claim(b"a <pdfuaid:part>1</pdfuaid:part> b".to_vec());
        assert_eq!(pdf, [&b"a "[..], &[b' '; 30], b" b"].concat());
    }
}

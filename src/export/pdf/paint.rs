//! Pages and structure written as PDF. Borders, shades and the foot are artifacts, which a screen reader skips.

use std::ptr;

use chrono::{DateTime, Datelike, Timelike, Utc};
use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Configuration, Validator};
use krilla::error::KrillaResult;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{ArtifactType, ContentTag, Tag};
use krilla::text::KrillaGlyph;

use super::font::{GlyphRun, REGULAR, SetGlyph};
use super::lines::PdfStyle;
use super::links::PdfLink;
use super::pagination::{Pagination, PdfPage, PdfText};
use super::structure::{NodeId, StructureTree};
use crate::export::Submission;
use crate::export::ink::{self, Ink};
use crate::roundtrip::printed;
use crate::words::Words;

const FRAME_PT: f32 = 0.5;
const FOOT_SIZE_PT: f32 = 9.0;
/// From the foot's baseline to the rule above it, and between its two ends at least.
const FOOT_GAP_PT: f32 = 14.0;
/// The line below a link, and the area that opens it, in ems from the baseline.
const UNDERLINE_EM: f32 = 0.1;
const UNDERLINE_WIDTH_EM: f32 = 0.05;
const LINK_ABOVE_EM: f32 = 0.8;
const LINK_BELOW_EM: f32 = 0.25;
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
    // With the rules of PDF/UA, krilla has viewers show the title, claims that the file conforms, and reports what is
    // missing. A text that breaks one of the rules still gets its file, without the claim.
    painted(Validator::UA1)
        .or_else(|_| painted(Validator::None))
        .expect("the fonts are the program's own, and without rules nothing else can fail")
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
        let links = write(&mut surface, page, &mut tree);
        let number = printed::page_number(&(index + 1).to_string(), &pages.to_string(), words);
        write_foot(&mut surface, submission.applicant(), &number, pagination);
        surface.finish();
        for (node, link) in links {
            tree.mark(node, pdf_page.add_tagged_annotation(link));
        }
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
    if let Some(path) = path(areas) {
        surface.start_tagged(ContentTag::Artifact(kind));
        surface.draw_path(&path);
        surface.end_tagged();
    }
}

fn path(areas: impl IntoIterator<Item = Rect>) -> Option<Path> {
    let mut path = PathBuilder::new();
    areas.into_iter().for_each(|area| path.push_rect(area));
    path.finish()
}

/// A piece of a line: all of one link, or of what is none.
struct TextPart<'a> {
    style: PdfStyle,
    node: NodeId,
    link: Option<&'a PdfLink>,
    start: Point,
    text: &'a str,
    glyphs: &'a [SetGlyph],
}

/// Writes the texts; consecutive ones of one node are one marked content, but for links. Gives the links with their nodes.
fn write(surface: &mut Surface, page: &PdfPage, tree: &mut StructureTree) -> Vec<(NodeId, Annotation)> {
    let runs: Vec<(&PdfText, GlyphRun)> = page.texts.iter().map(|text| (text, run(text))).collect();
    let parts: Vec<TextPart> = runs.iter().flat_map(|(text, run)| parts(text, run)).collect();
    let mut links = Vec::new();
    let belong = |before: &TextPart, after: &TextPart| {
        before.node == after.node && before.link.is_none() && after.link.is_none()
    };
    for parts in parts.chunk_by(belong) {
        let (mut node, link) = (parts[0].node, parts[0].link);
        let mark = surface.start_tagged(ContentTag::Other);
        for part in parts {
            part.write(surface);
        }
        surface.end_tagged();
        if let Some(link) = link {
            node = tree.add(node, Tag::Link);
            links.push((node, parts[0].annotation(link)));
        }
        tree.mark(node, mark);
    }
    links
}

fn run(text: &PdfText) -> GlyphRun {
    let PdfStyle { typeface, size_pt, .. } = text.style;
    typeface.set_linked(&text.line, &text.links, size_pt).within(text.width_pt, size_pt)
}

fn parts<'a>(text: &'a PdfText, run: &'a GlyphRun) -> impl Iterator<Item = TextPart<'a>> {
    let mut left_pt = text.left_pt;
    run.glyphs.chunk_by(|before, after| before.link == after.link).map(move |glyphs| {
        let start = Point::from_xy(left_pt, text.baseline_pt);
        left_pt += width_pt(glyphs, text.style.size_pt);
        let link = glyphs[0].link.map(|link| &text.links[link]);
        TextPart { style: text.style, node: text.node, link, start, text: &run.text, glyphs }
    })
}

fn width_pt(glyphs: &[SetGlyph], size_pt: f32) -> f32 {
    glyphs.iter().map(|set| set.glyph.x_advance * size_pt).sum()
}

impl TextPart<'_> {
    fn write(&self, surface: &mut Surface) {
        let ink = if self.link.is_some() { ink::LINK } else { self.style.ink };
        surface.set_fill(Some(fill(ink)));
        write_glyphs(surface, self.start, self.text, self.glyphs, self.style.size_pt);
        let underline = self.below(UNDERLINE_EM, UNDERLINE_EM + UNDERLINE_WIDTH_EM);
        if let Some(path) = path(underline.filter(|_| self.link.is_some())) {
            surface.draw_path(&path);
        }
    }

    fn annotation(&self, link: &PdfLink) -> Annotation {
        let target = Target::Action(LinkAction::new(link.target.clone()).into());
        let area = self.below(-LINK_ABOVE_EM, LINK_BELOW_EM).expect("a link has a width");
        Annotation::new_link(LinkAnnotation::new(area, target), Some(link.address.clone()))
    }

    /// The area from so many ems below the baseline to so many.
    fn below(&self, from_em: f32, to_em: f32) -> Option<Rect> {
        let (Point { x, y }, size_pt) = (self.start, self.style.size_pt);
        Rect::from_ltrb(x, y + from_em * size_pt, x + width_pt(self.glyphs, size_pt), y + to_em * size_pt)
    }
}

/// Writes glyphs, font by font.
fn write_glyphs(surface: &mut Surface, start: Point, text: &str, glyphs: &[SetGlyph], size_pt: f32) {
    let mut left_pt = start.x;
    for piece in glyphs.chunk_by(|before, after| ptr::eq(before.typeface, after.typeface)) {
        let glyphs: Vec<KrillaGlyph> = piece.iter().map(|set| set.glyph.clone()).collect();
        let font = piece[0].typeface.font.clone();
        surface.draw_glyphs(Point::from_xy(left_pt, start.y), &glyphs, font, text, size_pt, false);
        left_pt += width_pt(piece, size_pt);
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
        let GlyphRun { text, glyphs, .. } = REGULAR.set(text, FOOT_SIZE_PT);
        write_glyphs(surface, Point::from_xy(left_pt, foot_pt), &text, &glyphs, FOOT_SIZE_PT);
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
    use super::{FOOT_SIZE_PT, REGULAR, cut, one_line};

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
}

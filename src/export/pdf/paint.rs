//! Pages and tags written down as PDF. Borders, shades and page numbers are artifacts: a screen reader passes them
//! over.

use chrono::{DateTime, Datelike, Timelike, Utc};
use krilla::color::luma;
use krilla::configure::{Configuration, Validator};
use krilla::destination::XyzDestination;
use krilla::error::KrillaResult;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{ArtifactType, ContentTag};

use super::face::{Face, Fonts, Run};
use super::flow::{Area, Plan, Sheet, Text};
use super::passage::Style;
use super::tags::Tree;
use crate::export::Document;
use crate::say;
use crate::words::Words;

const BLACK: u8 = 0;
/// Grey that still stands out from white by 7 to 1.
const FAINT: u8 = 0x59;
const SHADE: u8 = 0xee;
const FRAME: u8 = 0x80;
const FRAME_PT: f32 = 0.5;
const FOOT_SIZE_PT: f32 = 9.0;
/// Longer names are no names.
const AUTHOR_CHARS: usize = 200;

/// What the file says about itself.
pub(super) struct About {
    title: String,
    author: Option<String>,
    /// The same for every draft of a form.
    id: String,
    made: DateTime<Utc>,
}

impl About {
    pub(super) fn of(document: &Document) -> About {
        let form = document.form;
        let author =
            document.applicant().map(|answer| one_line(answer.typed)).filter(|author| !author.is_empty());
        let id = format!("{}-{}", form.id, form.version);
        About { title: form.title.clone(), author, id, made: document.now }
    }

    fn metadata(&self) -> Metadata {
        let program = format!("som {}", env!("CARGO_PKG_VERSION"));
        Metadata::new()
            .title(self.title.clone())
            .authors(self.author.iter().cloned().collect())
            .language("da-DK".to_owned())
            .creator(program.clone())
            .producer(program)
            .creation_date(date(self.made))
            .document_id(self.id.clone())
    }
}

/// The first words of an answer, with nothing that XML has no place for.
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

/// The file.
pub(super) fn pdf(plan: &Plan, tree: Tree, about: &About, words: &Words, fonts: &Fonts) -> Vec<u8> {
    let painter = Painter { plan, about, words, fonts };
    // The rules of PDF/UA are asked for because krilla then has the window show the title, and finds what is amiss.
    // A text that breaks one of them still gets its file.
    match painter.painted(tree.clone(), Validator::UA1) {
        Ok(pdf) => without_claim(pdf),
        Err(_) => painter
            .painted(tree, Validator::None)
            .expect("the fonts are the program's own, and without rules nothing else can fail"),
    }
}

/// The file without the mark that says it conforms to PDF/UA: nobody has certified that. Blanks take its place, so
/// that everything else stays where it is.
fn without_claim(mut pdf: Vec<u8>) -> Vec<u8> {
    const CLAIM: &[u8] = b"<pdfuaid:part>1</pdfuaid:part>";
    if let Some(at) = pdf.windows(CLAIM.len()).rposition(|window| window == CLAIM) {
        pdf[at..at + CLAIM.len()].fill(b' ');
    }
    pdf
}

struct Painter<'a> {
    plan: &'a Plan,
    about: &'a About,
    words: &'a Words,
    fonts: &'a Fonts,
}

impl Painter<'_> {
    fn painted(&self, mut tree: Tree, rules: Validator) -> KrillaResult<Vec<u8>> {
        let mut document = krilla::Document::new_with(krilla::SerializeSettings {
            configuration: Configuration::new_with_validator(rules),
            ..krilla::SerializeSettings::default()
        });
        for (index, sheet) in self.plan.sheets.iter().enumerate() {
            let size = PageSettings::from_wh(self.plan.width_pt, self.plan.height_pt);
            let mut page = document.start_page_with(size.expect("paper has a size"));
            let mut surface = page.surface();
            shade(&mut surface, &sheet.shades);
            frame(&mut surface, &sheet.frames);
            self.write(&mut surface, sheet, &mut tree);
            self.number(&mut surface, index + 1);
            surface.finish();
            page.finish();
        }
        document.set_outline(self.outline());
        document.set_metadata(self.about.metadata());
        document.set_tag_tree(tree.to_pdf());
        document.finish()
    }

    /// Writes the texts; those in a row that belong to one node are one mark.
    fn write(&self, surface: &mut Surface, sheet: &Sheet, tree: &mut Tree) {
        surface.set_stroke(None);
        for texts in sheet.texts.chunk_by(|before, after| before.node == after.node) {
            let runs: Vec<(&Text, Run)> = texts.iter().map(|text| (text, self.run(text))).collect();
            if runs.iter().all(|(_, run)| run.glyphs.is_empty()) {
                continue;
            }
            let mark = surface.start_tagged(ContentTag::Other);
            for (text, run) in &runs {
                self.write_run(surface, text, run);
            }
            surface.end_tagged();
            tree.mark(texts[0].node, mark);
        }
    }

    fn run(&self, text: &Text) -> Run {
        let Style { face, size_pt, .. } = text.style;
        self.fonts.of(face).set(&text.line, size_pt).within(text.width_pt, size_pt)
    }

    fn write_run(&self, surface: &mut Surface, text: &Text, run: &Run) {
        let Style { face, size_pt, is_faint, .. } = text.style;
        surface.set_fill(Some(fill(if is_faint { FAINT } else { BLACK })));
        let start = Point::from_xy(text.left_pt, text.baseline_pt);
        surface.draw_glyphs(start, &run.glyphs, self.fonts.of(face).font(), &run.text, size_pt, false);
    }

    fn number(&self, surface: &mut Surface, page: usize) {
        let said = say!(self.words, "export-page", page = page, pages = self.plan.sheets.len());
        let typeface = self.fonts.of(Face::Regular);
        let left_pt = self.plan.right_pt - typeface.width_pt(&said, FOOT_SIZE_PT);
        let run = typeface.set(&said, FOOT_SIZE_PT);
        surface.start_tagged(ContentTag::Artifact(ArtifactType::Footer));
        surface.set_fill(Some(fill(FAINT)));
        let start = Point::from_xy(left_pt, self.plan.foot_pt);
        surface.draw_glyphs(start, &run.glyphs, typeface.font(), &run.text, FOOT_SIZE_PT, false);
        surface.end_tagged();
    }

    fn outline(&self) -> Outline {
        let mut outline = Outline::new();
        for bookmark in &self.plan.bookmarks {
            let to = XyzDestination::new(bookmark.sheet, Point::from_xy(0.0, bookmark.top_pt));
            outline.push_child(OutlineNode::new(bookmark.title.clone(), to));
        }
        outline
    }
}

fn shade(surface: &mut Surface, areas: &[Area]) {
    surface.set_stroke(None);
    surface.set_fill(Some(fill(SHADE)));
    draw(surface, areas);
}

fn frame(surface: &mut Surface, areas: &[Area]) {
    surface.set_fill(None);
    let paint = luma::Color::new(FRAME).into();
    surface.set_stroke(Some(Stroke { paint, width: FRAME_PT, ..Stroke::default() }));
    draw(surface, areas);
}

fn draw(surface: &mut Surface, areas: &[Area]) {
    if let Some(path) = path(areas) {
        surface.start_tagged(ContentTag::Artifact(ArtifactType::Other));
        surface.draw_path(&path);
        surface.end_tagged();
    }
}

/// All rectangles in one; none where there are none.
fn path(areas: &[Area]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for area in areas {
        path.push_rect(Rect::from_xywh(area.left, area.top, area.width, area.height)?);
    }
    path.finish()
}

fn fill(grey: u8) -> Fill {
    Fill { paint: luma::Color::new(grey).into(), ..Fill::default() }
}

#[cfg(test)]
mod tests {
    use super::{one_line, without_claim};

    #[test]
    fn an_author_is_one_line_without_controls() {
        assert_eq!(one_line(" Aarhus\u{0}\u{fffe} Kommune\n"), "Aarhus Kommune");
        assert_eq!(one_line(&"a".repeat(1000)).len(), 200);
    }

    #[test]
    fn the_claim_of_conformity_is_blanked_in_place() {
        let pdf = without_claim(b"a <pdfuaid:part>1</pdfuaid:part> b".to_vec());
        assert_eq!(pdf, [&b"a "[..], &[b' '; 30], b" b"].concat());
    }
}

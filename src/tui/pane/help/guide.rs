//! The user guide, from the files that readers of the repository see. Of Markdown they use headings, lists and code only.

use ratatui::style::Style;

use super::HelpRow;
use crate::tui::widget::text::hanging;
use crate::tui::world::World;
use crate::words::Lang;

const DA: &str = include_str!("../../../../docs/brugervejledning.md");
const EN: &str = include_str!("../../../../docs/guide.en.md");

/// The guide in the program's language, in rows of this width.
pub(super) fn rows(width: u16, world: &World) -> Vec<HelpRow> {
    let guide = match world.words.lang() {
        Lang::Da => DA,
        Lang::En => EN,
    };
    let theme = world.theme;
    let mut rows = Vec::new();
    // Its title is the heading of the pane.
    for block in blocks(guide).skip(1) {
        let (mark, text, style) = match block.trim_start_matches('#').strip_prefix(' ') {
            Some(heading) => ("", heading, theme.strong()),
            None => match block.strip_prefix("- ") {
                Some(item) => ("- ", item, Style::new()),
                None => ("", block.as_str(), Style::new()),
            },
        };
        if block.starts_with('#') {
            rows.push(HelpRow::Text(String::new(), Style::new()));
        }
        let text = hanging(mark, text, width.saturating_sub(2));
        rows.extend(text.into_iter().map(|row| HelpRow::Text(row, style)));
    }
    rows
}

/// Headings, paragraphs and items, each in one line and without the marks of code.
fn blocks(markdown: &str) -> impl Iterator<Item = String> {
    let mut blocks = vec![String::new()];
    for line in markdown.lines() {
        if line.is_empty() || line.starts_with("- ") {
            blocks.push(String::new());
        }
        let Some(block) = blocks.last_mut() else { break };
        if !block.is_empty() {
            block.push(' ');
        }
        block.push_str(line.trim_start());
    }
    blocks.into_iter().filter(|block| !block.is_empty()).map(|block| block.replace('`', ""))
}

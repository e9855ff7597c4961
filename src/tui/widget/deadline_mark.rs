//! The mark on the deadline in the title bar: the nearer it is, the more it stands out, by weight. Its words say the
//! same; nothing blinks, and colour only adds.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::chrome::margin;
use super::text::{Canvas, width};
use crate::event::nearness::Nearness;
use crate::tui::theme::Theme;

/// Marks the first of these texts that the bar ends with.
pub(crate) fn draw(buf: &mut Buffer, bar: Rect, theme: Theme, nearness: Nearness, texts: &[String]) {
    if nearness == Nearness::Far {
        return;
    }
    let margin = margin(bar.width);
    let start = |text: &String| bar.width.checked_sub(width(text) + margin);
    let shown = |buf: &Buffer, from: u16| -> String {
        (from..bar.width - margin).map(|x| buf[(bar.x + x, bar.y)].symbol()).collect()
    };
    let found = texts.iter().filter_map(|text| Some((start(text)?, text)));
    let Some((column, text)) = found.into_iter().find(|(column, text)| shown(buf, *column) == **text) else {
        return;
    };
    let style = style(theme, nearness);
    let mut canvas = Canvas::new(buf, bar, theme);
    // Cut out of the bar, it has a blank at either side; in the last hours a mark.
    let side = if nearness >= Nearness::Hours { "!" } else { " " };
    let is_cut_out = nearness >= Nearness::Week && column > 0;
    let (column, text) =
        if is_cut_out { (column - 1, format!("{side}{text}{side}")) } else { (column, text.clone()) };
    canvas.put(0, column, &text, style);
}

/// How a deadline looks in the bar, which is in reverse: underlined; cut out of the bar; bold there; underlined, too; then
/// as what is wrong. Never bold in reverse, which PuTTY on a white background draws dark grey on black.
fn style(theme: Theme, nearness: Nearness) -> Style {
    match nearness {
        Nearness::Far => theme.reversed(),
        Nearness::Fortnight => theme.reversed().add_modifier(Modifier::UNDERLINED),
        Nearness::Week => Style::new(),
        Nearness::Days => theme.strong(),
        Nearness::Day => theme.strong().add_modifier(Modifier::UNDERLINED),
        Nearness::Hours | Nearness::Hour => theme.problem().add_modifier(Modifier::UNDERLINED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Palette;

    const STEPS: [Nearness; 7] = [
        Nearness::Far,
        Nearness::Fortnight,
        Nearness::Week,
        Nearness::Days,
        Nearness::Day,
        Nearness::Hours,
        Nearness::Hour,
    ];

    fn drawn(palette: Palette, nearness: Nearness) -> Buffer {
        let mut buf = Buffer::empty(Rect::new(0, 0, 40, 1));
        let (area, theme, texts) = (buf.area, Theme::new(palette, false), ["Frist 3. nov.".to_owned()]);
        super::super::chrome::title(&mut buf, area, theme, "Ærø", &["Gemt · Frist 3. nov.".to_owned()]);
        draw(&mut buf, area, theme, nearness, &texts);
        buf
    }

    #[test]
    fn each_step_up_to_the_last_hours_has_a_weight_of_its_own_without_colour() {
        let weight = |nearness| drawn(Palette::Mono, nearness)[(30, 0)].modifier;
        let weights: Vec<Modifier> = STEPS[..5].iter().map(|nearness| weight(*nearness)).collect();
        for (at, one) in weights.iter().enumerate() {
            assert!(!weights[..at].contains(one), "{:?}", STEPS[at]);
        }
        // The last hours have a mark at either side.
        let marks = |nearness| {
            drawn(Palette::Mono, nearness).content().iter().filter(|cell| cell.symbol() == "!").count()
        };
        assert_eq!(STEPS.map(marks), [0, 0, 0, 0, 0, 2, 2]);
        assert!(
            weights.iter().all(|weight| !weight.contains(Modifier::REVERSED | Modifier::BOLD)),
            "{weights:?}"
        );
        let blinks = Modifier::SLOW_BLINK | Modifier::RAPID_BLINK;
        assert!(STEPS.iter().all(|nearness| !weight(*nearness).intersects(blinks)));
    }

    #[test]
    fn the_deadline_alone_is_marked_and_its_words_stay() {
        let row = |buf: &Buffer| {
            buf.content().iter().map(ratatui::buffer::Cell::symbol).collect::<String>().replace('!', " ")
        };
        let far = drawn(Palette::Full, Nearness::Far);
        for nearness in STEPS {
            let near = drawn(Palette::Full, nearness);
            assert_eq!(row(&near), row(&far));
            // The blank before it may be cut out with it.
            let start = 40 - 1 - 13 - 1;
            assert!((0..start).all(|x| near[(x, 0)] == far[(x, 0)]), "{nearness:?}");
            assert_eq!(near[(30, 0)] == far[(30, 0)], nearness == Nearness::Far);
        }
    }
}

//! What was worked out last, so that it need not be at each frame.

use std::cell::RefCell;
use std::rc::Rc;

/// The last result of a computation, kept for as long as the same key asks for it.
#[derive(Debug)]
pub(crate) struct Memo<K, V>(RefCell<Option<(K, Rc<V>)>>);

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Memo(RefCell::new(None))
    }
}

impl<K: PartialEq, V> Memo<K, V> {
    /// The value of `key`; `compute` works it out if another key was asked for last.
    pub(crate) fn get(&self, key: K, compute: impl FnOnce() -> V) -> Rc<V> {
        let mut kept = self.0.borrow_mut();
        match &*kept {
            Some((kept, value)) if *kept == key => Rc::clone(value),
            _ => {
                let value = Rc::new(compute());
                *kept = Some((key, Rc::clone(&value)));
                value
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_worked_out_once_for_a_key() {
        let memo = Memo::default();
        assert_eq!(*memo.get(1, || "one"), "one");
        assert_eq!(*memo.get(1, || "again"), "one");
        assert_eq!(*memo.get(2, || "two"), "two");
    }
}

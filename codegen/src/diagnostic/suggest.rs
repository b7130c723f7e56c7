//! "Did you mean …?"

/// The candidate that a mistyped name most likely stands for, if one is near enough.
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name: Vec<char> = name.chars().take(LONGEST).collect();
    let limit = (name.len() / 3).max(1);
    candidates
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(name.len()) <= 4 * limit)
        .map(|candidate| (distance(&name, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Longer names are compared by their beginning, so that the work stays bounded.
const LONGEST: usize = 80;

/// The Levenshtein distance, blind to ASCII case.
fn distance(name: &[char], candidate: &str) -> usize {
    let mut row: Vec<usize> = (0..=name.len()).collect();
    for (above, c) in candidate.chars().take(LONGEST).enumerate() {
        let mut diagonal = above;
        let mut left = above + 1;
        for (cell, n) in row.iter_mut().skip(1).zip(name) {
            let replaced = diagonal + usize::from(!n.eq_ignore_ascii_case(&c));
            diagonal = *cell;
            left = replaced.min(left + 1).min(*cell + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = above + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

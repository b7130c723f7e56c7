//! Numbers that look random and are the same in every run.

/// `SplitMix64`.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// Less than `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }

    pub fn one_in(&mut self, end: usize) -> bool {
        self.below(end) == 0
    }

    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// Between two numbers, the ends more often than others.
    pub fn between(&mut self, low: i128, high: i128) -> i128 {
        match self.below(6) {
            0 => low,
            1 => high,
            2 => 0.clamp(low, high),
            3 => i128::from(self.below(100) as u64).clamp(low, high),
            _ => low + i128::from(self.next()) % (high - low + 1),
        }
    }
}

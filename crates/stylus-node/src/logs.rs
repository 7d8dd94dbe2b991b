//! Which logs a filter selects.

use alloy::rpc::types::{Filter, FilterBlockOption, Log};
use stylus_chain::chain::Block;

use crate::{error::RpcError, node::Node, view};

/// The most logs that one answer has; a wider question is refused, not cut.
const MOST_LOGS: usize = 20_000;

impl Node {
    /// Logs that `filter` selects, in order.
    ///
    /// # Errors
    /// The block is unknown, the range is the wrong way round, or there are too many.
    pub fn logs(&self, filter: &Filter) -> Result<Vec<Log>, RpcError> {
        let (first, last) = self.range(filter)?;
        let mut found = Vec::new();
        for block in (first..=last).map_while(|number| self.chain.block(number)) {
            matching(block, filter, &mut found);
            if found.len() > MOST_LOGS {
                return Err(RpcError::rejected(format!(
                    "query returned more than {MOST_LOGS} results; ask for fewer blocks than {first} to {last}"
                )));
            }
        }
        Ok(found)
    }

    fn range(&self, filter: &Filter) -> Result<(u64, u64), RpcError> {
        let (from, to) = match filter.block_option {
            FilterBlockOption::AtBlockHash(hash) => {
                let block = self.block_by_hash(hash).ok_or_else(|| RpcError::rejected("unknown block"))?;
                return Ok((block.number, block.number));
            }
            FilterBlockOption::Range { from_block, to_block } => (from_block, to_block),
        };
        let first = self.number_of(from.unwrap_or_default());
        let last = self.number_of(to.unwrap_or_default());
        // Whoever polls asks from the block after the head to the latest: there is nothing yet.
        if first > last && to.is_some_and(|to| to.is_number()) {
            return Err(RpcError::invalid_params(format!("invalid block range: from {first} to {last}")));
        }
        Ok((first, last.min(self.chain.block_number())))
    }
}

/// Adds the logs of `block` that `filter` selects, whatever blocks it names.
pub fn matching(block: &Block, filter: &Filter, found: &mut Vec<Log>) {
    let logs = block.receipts.iter().map(|receipt| receipt.logs.len());
    if logs.sum::<usize>() == 0 {
        return;
    }
    let selected = view::logs(block).filter(|(_, _, log)| filter.matches(log));
    found.extend(selected.map(|(receipt, place, log)| view::log(block, receipt, place, log)));
}

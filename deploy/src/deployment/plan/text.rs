//! A plan for people.

use std::fmt::Write;

use super::Plan;
use crate::amount::counted;
use crate::deployment::operations::Operation;
use crate::deployment::text::{ether, gwei, short, table};
use crate::deployment::wiring::Difference;

/// Characters of a constructor's argument that are shown: any address or number with its name.
const ARGUMENT_CHARACTERS: usize = 80;

impl Plan {
    /// For people.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!(
            "{} (chain {}, ArbOS {}, block {}), gas at {} gwei, programs live {} days and have up to {} fragments\n\
             {} {} with {} ETH\n\n",
            self.name,
            self.chain.chain_id,
            self.chain.arbos_version,
            self.chain.block,
            gwei(self.chain.gas_price),
            self.chain.expiry_days,
            self.chain.max_fragments,
            if self.signer == self.deployer { "deployer" } else { "signer" },
            self.signer,
            ether(self.balance),
        );
        text.push_str(&self.contract_table());
        self.contract_lines(&mut text);
        if !self.orders.is_empty() {
            text.push_str("\norders to the authority\n");
            for (number, order) in self.orders.iter().enumerate() {
                let _infallible = writeln!(text, "  {:>2}. {}", number + 1, order.text);
            }
        }
        self.operation_lines(&mut text);
        text.push_str("\nroles in the end\n");
        let rows: Vec<_> =
            self.roles.iter().map(|(role, holders)| vec![role.clone(), holders.join(", ")]).collect();
        text.push_str(&table(&rows, &[]));
        if !self.left_alone.is_empty() {
            text.push_str("\nnot as configured, and left alone\n");
            for Difference { subject, configured, on_chain, .. } in &self.left_alone {
                let _infallible = writeln!(text, "  {subject}: {on_chain}, configured: {configured}");
            }
        }
        let _infallible = writeln!(
            text,
            "\n{} transactions: {} gas for {} ETH, and data fees of {} ETH with a margin that comes back; \
             {} ETH in all",
            self.transactions(),
            counted(self.gas),
            ether(self.gas_cost),
            ether(self.data_fees),
            ether(self.total)
        );
        text
    }

    fn operation_lines(&self, text: &mut String) {
        if self.operations.is_empty() {
            return;
        }
        text.push_str("\nset-up is over: what is left are operations, which wait\n");
        for Operation { id, text: call, standing, .. } in &self.operations {
            let standing = standing.text(self.chain.timestamp);
            let _infallible = writeln!(text, "  {}  {call}: {standing}", short(*id));
        }
    }

    fn contract_table(&self) -> String {
        let titles = ["contract", "address", "code bytes", "gas", "of it activation", "data fee ETH"];
        let mut rows = vec![titles.map(str::to_owned).to_vec()];
        for contract in &self.contracts {
            let mut row =
                vec![contract.name.into(), contract.address.to_string(), counted(contract.code_bytes as u64)];
            match contract.cost {
                Some(cost) => {
                    row.extend([counted(cost.gas), counted(cost.activation_gas), ether(cost.data_fee)]);
                }
                None => row.push("is there".into()),
            }
            rows.push(row);
        }
        table(&rows, &[2, 3, 4, 5])
    }

    fn contract_lines(&self, text: &mut String) {
        for contract in self.contracts.iter().filter(|contract| contract.cost.is_some()) {
            let arguments: Vec<_> = contract.arguments.iter().map(|argument| shortened(argument)).collect();
            let _infallible = writeln!(text, "  {}({})", contract.name, arguments.join(", "));
        }
    }
}

/// What is longer than a word, which is a key: the JSON document and the address book have all of it.
fn shortened(argument: &str) -> String {
    match argument.chars().count() > ARGUMENT_CHARACTERS {
        true => argument.chars().take(ARGUMENT_CHARACTERS).chain(['…']).collect(),
        false => argument.into(),
    }
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// What wallets show of a title: JSON and a card.
interface ICaliberMetadata {
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Errors of the chain: entering a Stylus program, ArbWasm, ArbWasmCache, ArbSys, the cache manager and the deployer.
interface IArbitrumErrors {
    /// There is no Stylus program at the address. Remedy: compare the address with the address book.
    error ProgramNotWasm();
    /// The program is not active. Remedy: run `usdai deploy` again, which activates it.
    error ProgramNotActivated();
    /// The program was activated for version `version` of Stylus, the chain has `stylusVersion`.
    /// Remedy: run `usdai deploy` again, which activates it.
    error ProgramNeedsUpgrade(uint16 version, uint16 stylusVersion);
    /// The program's activation ended: it is `ageInSeconds` seconds old. Remedy: run `usdai keepalive`.
    error ProgramExpired(uint64 ageInSeconds);
    /// The program is active already. Remedy: none is needed.
    error ProgramUpToDate();
    /// The program's activation is `ageInSeconds` seconds old, too young to be extended.
    /// Remedy: wait until it is 31 days old.
    error ProgramKeepaliveTooSoon(uint64 ageInSeconds);
    /// The data fee is `want` wei and `have` were sent. Remedy: send more; the rest comes back.
    error ProgramInsufficientValue(uint256 have, uint256 want);
    /// The chain does not know the hash of block `requested`; it is at `current`. Remedy: one of the last 256.
    error InvalidBlockNumber(uint256 requested, uint256 current);

    /// The deployer could not create the contract. Remedy: look at the bytecode.
    error ContractDeploymentError(bytes bytecode);
    /// The constructor of the new contract refused. Remedy: look at its error.
    error ContractInitializationError(address newContract, bytes data);
    /// There is no bytecode to deploy. Remedy: build the contract.
    error EmptyBytecode();
    /// Value was sent for a constructor that is not called. Remedy: send none.
    error InitValueButNotInitData();
    /// `excess` wei could not be given back. Remedy: deploy from an account that takes them.
    error RefundExcessValueError(uint256 excess);

    /// The cache cannot hold so much: `size` of `limit`. Remedy: a smaller program.
    error MakeSpaceTooLarge(uint64 size, uint64 limit);
    /// The program is too large to be cached: `asm` bytes, the queue is `queueSize` of `cacheSize`.
    /// Remedy: a smaller program.
    error AsmTooLarge(uint256 asm, uint256 queueSize, uint256 cacheSize);
    /// The program with code hash `codehash` is cached already. Remedy: none is needed.
    error AlreadyCached(bytes32 codehash);
    /// The bid of `bid` wei is below `min`. Remedy: bid at least that.
    error BidTooSmall(uint192 bid, uint192 min);
    /// Bids for the cache are paused. Remedy: wait.
    error BidsArePaused();
    /// A bid of `bid` wei is above what can be stored. Remedy: bid less.
    error BidTooLarge(uint256 bid);
    /// Only an owner of the chain may do this, and `sender` is none. Remedy: ask one.
    error NotChainOwner(address sender);
    /// The cache's income could not be paid to `receiver`. Remedy: look at that account.
    error SweepFailed(address receiver);
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// The part of the precompile 0x71 that sizes come from.
interface ArbWasm {
    function codehashAsmSize(bytes32 codehash) external view returns (uint32 size);
}

/// The part of the precompile 0x72 that a cache manager uses.
interface ArbWasmCache {
    function cacheProgram(address program) external;
    function codehashIsCached(bytes32 codehash) external view returns (bool);
    function evictCodehash(bytes32 codehash) external;
}

/// The part of the precompile 0x6b that tells owners.
interface ArbOwnerPublic {
    function isChainOwner(address account) external view returns (bool);
}

/// Auctions the places of the program cache. A bid counts with the wei it pays plus what bids lose per second times
/// the time it was made, so later bids need not fear earlier ones of the same size. The lowest leave first.
/// The search for them is linear: a cache has some hundreds of programs.
contract CacheManager {
    ArbWasm private constant ARB_WASM = ArbWasm(address(0x71));
    ArbWasmCache private constant ARB_WASM_CACHE = ArbWasmCache(address(0x72));
    ArbOwnerPublic private constant ARB_OWNER_PUBLIC = ArbOwnerPublic(address(0x6b));

    struct Entry {
        bytes32 codehash;
        uint64 size;
        uint192 bid;
    }

    /// Bytes of machine code that have room.
    uint64 public cacheSize;
    /// Wei that a bid loses per second.
    uint64 public decay;
    /// Bytes of machine code that are cached.
    uint64 public queueSize;
    bool public isPaused;
    Entry[] public entries;

    event InsertBid(bytes32 indexed codehash, address program, uint192 bid, uint64 size);
    event DeleteBid(bytes32 indexed codehash, uint192 bid, uint64 size);
    event SetCacheSize(uint64 size);
    event SetDecayRate(uint64 decay);
    event Pause();
    event Unpause();

    error NotChainOwner(address sender);
    error BidsArePaused();
    error AlreadyCached(bytes32 codehash);
    error AsmTooLarge(uint256 asm, uint256 queueSize, uint256 cacheSize);
    error BidTooLarge(uint256 bid);
    error BidTooSmall(uint192 bid, uint192 min);
    error SweepFailed(address receiver);

    modifier onlyOwner() {
        if (!ARB_OWNER_PUBLIC.isChainOwner(msg.sender)) revert NotChainOwner(msg.sender);
        _;
    }

    /// Bids `msg.value` for a place. Bids that must leave for it must be lower; what is paid is not given back.
    function placeBid(address program) external payable {
        if (isPaused) revert BidsArePaused();
        bytes32 codehash = program.codehash;
        if (ARB_WASM_CACHE.codehashIsCached(codehash)) revert AlreadyCached(codehash);
        uint64 size = asmSize(program);
        uint256 counted = msg.value + decayed();
        if (counted > type(uint192).max) revert BidTooLarge(msg.value);
        uint192 bid = uint192(counted);
        makeRoom(size, bid);
        ARB_WASM_CACHE.cacheProgram(program);
        entries.push(Entry(codehash, size, bid));
        queueSize += size;
        emit InsertBid(codehash, program, bid, size);
    }

    /// Least wei that get `program` a place now.
    function getMinBid(address program) external view returns (uint192 min) {
        return getMinBid(asmSize(program));
    }

    /// Least wei that get `size` bytes a place now.
    function getMinBid(uint64 size) public view returns (uint192 min) {
        if (size > cacheSize) revert AsmTooLarge(size, queueSize, cacheSize);
        uint256 highest = highestToLeave(size);
        uint256 lost = decayed();
        return highest > lost ? uint192(highest - lost) : 0;
    }

    /// All places taken.
    function getEntries() external view returns (Entry[] memory) {
        return entries;
    }

    function setCacheSize(uint64 newSize) external onlyOwner {
        cacheSize = newSize;
        emit SetCacheSize(newSize);
    }

    function setDecayRate(uint64 newDecay) external onlyOwner {
        decay = newDecay;
        emit SetDecayRate(newDecay);
    }

    function setPaused(bool paused) external onlyOwner {
        isPaused = paused;
        if (paused) emit Pause();
        else emit Unpause();
    }

    /// Empties the cache.
    function evictAll() external onlyOwner {
        while (entries.length != 0) evict(entries.length - 1);
    }

    /// Gives what bidders paid to the chain's owner who asks.
    function sweepFunds() external onlyOwner {
        (bool sent,) = msg.sender.call{value: address(this).balance}("");
        if (!sent) revert SweepFailed(msg.sender);
    }

    function makeRoom(uint64 size, uint192 bid) private {
        if (size > cacheSize) revert AsmTooLarge(size, queueSize, cacheSize);
        while (queueSize + size > cacheSize) {
            uint256 index = lowest();
            uint192 least = entries[index].bid;
            if (bid < least) revert BidTooSmall(bid, least);
            evict(index);
        }
    }

    function evict(uint256 index) private {
        Entry memory entry = entries[index];
        entries[index] = entries[entries.length - 1];
        entries.pop();
        queueSize -= entry.size;
        ARB_WASM_CACHE.evictCodehash(entry.codehash);
        emit DeleteBid(entry.codehash, entry.bid, entry.size);
    }

    function lowest() private view returns (uint256 index) {
        for (uint256 other = 1; other < entries.length; ++other) {
            if (entries[other].bid < entries[index].bid) index = other;
        }
    }

    /// Counted bid of the last entry to leave for `size` bytes, zero if there is room.
    function highestToLeave(uint64 size) private view returns (uint256 highest) {
        Entry[] memory left = entries;
        uint256 used = queueSize;
        while (used + size > cacheSize) {
            uint256 index = 0;
            for (uint256 other = 1; other < left.length; ++other) {
                if (left[other].bid < left[index].bid) index = other;
            }
            highest = left[index].bid;
            used -= left[index].size;
            left[index].bid = type(uint192).max;
            left[index].size = 0;
        }
    }

    function decayed() private view returns (uint256) {
        return uint256(block.timestamp) * decay;
    }

    function asmSize(address program) private view returns (uint64) {
        return ARB_WASM.codehashAsmSize(program.codehash);
    }
}

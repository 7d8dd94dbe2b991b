// Generated from abi/loan-router.sol by `usdai bindings`; do not edit.
import type { Abi } from "viem";

export const loanRouterAbi = [
  {
    "type": "constructor",
    "inputs": [
      {
        "name": "authority",
        "type": "address"
      },
      {
        "name": "caliber",
        "type": "address"
      },
      {
        "name": "timelock",
        "type": "address"
      },
      {
        "name": "positions",
        "type": "address"
      },
      {
        "name": "auction",
        "type": "address"
      },
      {
        "name": "loanBook",
        "type": "address"
      },
      {
        "name": "opening",
        "type": "address"
      },
      {
        "name": "defaults",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "acceptAuthority",
    "inputs": [],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "authority",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "borrow",
    "inputs": [
      {
        "name": "terms",
        "type": "tuple",
        "components": [
          {
            "name": "expiration",
            "type": "uint64"
          },
          {
            "name": "borrower",
            "type": "address"
          },
          {
            "name": "currencyToken",
            "type": "address"
          },
          {
            "name": "title",
            "type": "uint256"
          },
          {
            "name": "duration",
            "type": "uint64"
          },
          {
            "name": "repaymentInterval",
            "type": "uint64"
          },
          {
            "name": "schedule",
            "type": "uint8"
          },
          {
            "name": "gracePeriodRate",
            "type": "uint256"
          },
          {
            "name": "gracePeriodDuration",
            "type": "uint64"
          },
          {
            "name": "originationFee",
            "type": "uint256"
          },
          {
            "name": "exitFee",
            "type": "uint256"
          },
          {
            "name": "reserveInstalments",
            "type": "uint8"
          },
          {
            "name": "nonce",
            "type": "uint256"
          },
          {
            "name": "trancheSpecs",
            "type": "tuple[]",
            "components": [
              {
                "name": "lender",
                "type": "address"
              },
              {
                "name": "amount",
                "type": "uint256"
              },
              {
                "name": "rate",
                "type": "uint256"
              }
            ]
          }
        ]
      },
      {
        "name": "deposits",
        "type": "tuple[]",
        "components": [
          {
            "name": "depositType",
            "type": "uint8"
          },
          {
            "name": "data",
            "type": "bytes"
          }
        ]
      }
    ],
    "outputs": [
      {
        "name": "loan",
        "type": "bytes32"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "callDefault",
    "inputs": [
      {
        "name": "terms",
        "type": "tuple",
        "components": [
          {
            "name": "expiration",
            "type": "uint64"
          },
          {
            "name": "borrower",
            "type": "address"
          },
          {
            "name": "currencyToken",
            "type": "address"
          },
          {
            "name": "title",
            "type": "uint256"
          },
          {
            "name": "duration",
            "type": "uint64"
          },
          {
            "name": "repaymentInterval",
            "type": "uint64"
          },
          {
            "name": "schedule",
            "type": "uint8"
          },
          {
            "name": "gracePeriodRate",
            "type": "uint256"
          },
          {
            "name": "gracePeriodDuration",
            "type": "uint64"
          },
          {
            "name": "originationFee",
            "type": "uint256"
          },
          {
            "name": "exitFee",
            "type": "uint256"
          },
          {
            "name": "reserveInstalments",
            "type": "uint8"
          },
          {
            "name": "nonce",
            "type": "uint256"
          },
          {
            "name": "trancheSpecs",
            "type": "tuple[]",
            "components": [
              {
                "name": "lender",
                "type": "address"
              },
              {
                "name": "amount",
                "type": "uint256"
              },
              {
                "name": "rate",
                "type": "uint256"
              }
            ]
          }
        ]
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "checkBorrowing",
    "inputs": [],
    "outputs": [],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "claim",
    "inputs": [
      {
        "name": "currencyToken",
        "type": "address"
      },
      {
        "name": "to",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "amount",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "credits",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      },
      {
        "name": "currencyToken",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "amount",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "cure",
    "inputs": [
      {
        "name": "terms",
        "type": "tuple",
        "components": [
          {
            "name": "expiration",
            "type": "uint64"
          },
          {
            "name": "borrower",
            "type": "address"
          },
          {
            "name": "currencyToken",
            "type": "address"
          },
          {
            "name": "title",
            "type": "uint256"
          },
          {
            "name": "duration",
            "type": "uint64"
          },
          {
            "name": "repaymentInterval",
            "type": "uint64"
          },
          {
            "name": "schedule",
            "type": "uint8"
          },
          {
            "name": "gracePeriodRate",
            "type": "uint256"
          },
          {
            "name": "gracePeriodDuration",
            "type": "uint64"
          },
          {
            "name": "originationFee",
            "type": "uint256"
          },
          {
            "name": "exitFee",
            "type": "uint256"
          },
          {
            "name": "reserveInstalments",
            "type": "uint8"
          },
          {
            "name": "nonce",
            "type": "uint256"
          },
          {
            "name": "trancheSpecs",
            "type": "tuple[]",
            "components": [
              {
                "name": "lender",
                "type": "address"
              },
              {
                "name": "amount",
                "type": "uint256"
              },
              {
                "name": "rate",
                "type": "uint256"
              }
            ]
          }
        ]
      },
      {
        "name": "amount",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "paid",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "eip712Domain",
    "inputs": [],
    "outputs": [
      {
        "name": "fields",
        "type": "bytes1"
      },
      {
        "name": "name",
        "type": "string"
      },
      {
        "name": "version",
        "type": "string"
      },
      {
        "name": "chainId",
        "type": "uint256"
      },
      {
        "name": "verifyingContract",
        "type": "address"
      },
      {
        "name": "salt",
        "type": "bytes32"
      },
      {
        "name": "extensions",
        "type": "uint256[]"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "foreclose",
    "inputs": [
      {
        "name": "terms",
        "type": "tuple",
        "components": [
          {
            "name": "expiration",
            "type": "uint64"
          },
          {
            "name": "borrower",
            "type": "address"
          },
          {
            "name": "currencyToken",
            "type": "address"
          },
          {
            "name": "title",
            "type": "uint256"
          },
          {
            "name": "duration",
            "type": "uint64"
          },
          {
            "name": "repaymentInterval",
            "type": "uint64"
          },
          {
            "name": "schedule",
            "type": "uint8"
          },
          {
            "name": "gracePeriodRate",
            "type": "uint256"
          },
          {
            "name": "gracePeriodDuration",
            "type": "uint64"
          },
          {
            "name": "originationFee",
            "type": "uint256"
          },
          {
            "name": "exitFee",
            "type": "uint256"
          },
          {
            "name": "reserveInstalments",
            "type": "uint8"
          },
          {
            "name": "nonce",
            "type": "uint256"
          },
          {
            "name": "trancheSpecs",
            "type": "tuple[]",
            "components": [
              {
                "name": "lender",
                "type": "address"
              },
              {
                "name": "amount",
                "type": "uint256"
              },
              {
                "name": "rate",
                "type": "uint256"
              }
            ]
          }
        ]
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "increaseNonce",
    "inputs": [
      {
        "name": "nonce",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "loanState",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
      }
    ],
    "outputs": [
      {
        "name": "words",
        "type": "bytes32[2]"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "loanTermsHash",
    "inputs": [
      {
        "name": "terms",
        "type": "tuple",
        "components": [
          {
            "name": "expiration",
            "type": "uint64"
          },
          {
            "name": "borrower",
            "type": "address"
          },
          {
            "name": "currencyToken",
            "type": "address"
          },
          {
            "name": "title",
            "type": "uint256"
          },
          {
            "name": "duration",
            "type": "uint64"
          },
          {
            "name": "repaymentInterval",
            "type": "uint64"
          },
          {
            "name": "schedule",
            "type": "uint8"
          },
          {
            "name": "gracePeriodRate",
            "type": "uint256"
          },
          {
            "name": "gracePeriodDuration",
            "type": "uint64"
          },
          {
            "name": "originationFee",
            "type": "uint256"
          },
          {
            "name": "exitFee",
            "type": "uint256"
          },
          {
            "name": "reserveInstalments",
            "type": "uint8"
          },
          {
            "name": "nonce",
            "type": "uint256"
          },
          {
            "name": "trancheSpecs",
            "type": "tuple[]",
            "components": [
              {
                "name": "lender",
                "type": "address"
              },
              {
                "name": "amount",
                "type": "uint256"
              },
              {
                "name": "rate",
                "type": "uint256"
              }
            ]
          }
        ]
      }
    ],
    "outputs": [
      {
        "name": "loan",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "nonces",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "onCollateralLiquidated",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
      },
      {
        "name": "proceeds",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "parameters",
    "inputs": [],
    "outputs": [
      {
        "name": "feeRecipient",
        "type": "address"
      },
      {
        "name": "liquidationFeeRate",
        "type": "uint16"
      },
      {
        "name": "pausedUntil",
        "type": "uint64"
      },
      {
        "name": "pauseAvailableAt",
        "type": "uint64"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "partners",
    "inputs": [],
    "outputs": [
      {
        "name": "caliber",
        "type": "address"
      },
      {
        "name": "timelock",
        "type": "address"
      },
      {
        "name": "positions",
        "type": "address"
      },
      {
        "name": "auction",
        "type": "address"
      },
      {
        "name": "loanBook",
        "type": "address"
      },
      {
        "name": "opening",
        "type": "address"
      },
      {
        "name": "defaults",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "pauseBorrowing",
    "inputs": [
      {
        "name": "until",
        "type": "uint64"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "pendingAuthority",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "priceOracle",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "proceeds",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
      }
    ],
    "outputs": [
      {
        "name": "isSold",
        "type": "bool"
      },
      {
        "name": "amount",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "reconcile",
    "inputs": [
      {
        "name": "terms",
        "type": "tuple",
        "components": [
          {
            "name": "expiration",
            "type": "uint64"
          },
          {
            "name": "borrower",
            "type": "address"
          },
          {
            "name": "currencyToken",
            "type": "address"
          },
          {
            "name": "title",
            "type": "uint256"
          },
          {
            "name": "duration",
            "type": "uint64"
          },
          {
            "name": "repaymentInterval",
            "type": "uint64"
          },
          {
            "name": "schedule",
            "type": "uint8"
          },
          {
            "name": "gracePeriodRate",
            "type": "uint256"
          },
          {
            "name": "gracePeriodDuration",
            "type": "uint64"
          },
          {
            "name": "originationFee",
            "type": "uint256"
          },
          {
            "name": "exitFee",
            "type": "uint256"
          },
          {
            "name": "reserveInstalments",
            "type": "uint8"
          },
          {
            "name": "nonce",
            "type": "uint256"
          },
          {
            "name": "trancheSpecs",
            "type": "tuple[]",
            "components": [
              {
                "name": "lender",
                "type": "address"
              },
              {
                "name": "amount",
                "type": "uint256"
              },
              {
                "name": "rate",
                "type": "uint256"
              }
            ]
          }
        ]
      },
      {
        "name": "index",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "recover",
    "inputs": [
      {
        "name": "terms",
        "type": "tuple",
        "components": [
          {
            "name": "expiration",
            "type": "uint64"
          },
          {
            "name": "borrower",
            "type": "address"
          },
          {
            "name": "currencyToken",
            "type": "address"
          },
          {
            "name": "title",
            "type": "uint256"
          },
          {
            "name": "duration",
            "type": "uint64"
          },
          {
            "name": "repaymentInterval",
            "type": "uint64"
          },
          {
            "name": "schedule",
            "type": "uint8"
          },
          {
            "name": "gracePeriodRate",
            "type": "uint256"
          },
          {
            "name": "gracePeriodDuration",
            "type": "uint64"
          },
          {
            "name": "originationFee",
            "type": "uint256"
          },
          {
            "name": "exitFee",
            "type": "uint256"
          },
          {
            "name": "reserveInstalments",
            "type": "uint8"
          },
          {
            "name": "nonce",
            "type": "uint256"
          },
          {
            "name": "trancheSpecs",
            "type": "tuple[]",
            "components": [
              {
                "name": "lender",
                "type": "address"
              },
              {
                "name": "amount",
                "type": "uint256"
              },
              {
                "name": "rate",
                "type": "uint256"
              }
            ]
          }
        ]
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "refinance",
    "inputs": [
      {
        "name": "old",
        "type": "tuple",
        "components": [
          {
            "name": "expiration",
            "type": "uint64"
          },
          {
            "name": "borrower",
            "type": "address"
          },
          {
            "name": "currencyToken",
            "type": "address"
          },
          {
            "name": "title",
            "type": "uint256"
          },
          {
            "name": "duration",
            "type": "uint64"
          },
          {
            "name": "repaymentInterval",
            "type": "uint64"
          },
          {
            "name": "schedule",
            "type": "uint8"
          },
          {
            "name": "gracePeriodRate",
            "type": "uint256"
          },
          {
            "name": "gracePeriodDuration",
            "type": "uint64"
          },
          {
            "name": "originationFee",
            "type": "uint256"
          },
          {
            "name": "exitFee",
            "type": "uint256"
          },
          {
            "name": "reserveInstalments",
            "type": "uint8"
          },
          {
            "name": "nonce",
            "type": "uint256"
          },
          {
            "name": "trancheSpecs",
            "type": "tuple[]",
            "components": [
              {
                "name": "lender",
                "type": "address"
              },
              {
                "name": "amount",
                "type": "uint256"
              },
              {
                "name": "rate",
                "type": "uint256"
              }
            ]
          }
        ]
      },
      {
        "name": "terms",
        "type": "tuple",
        "components": [
          {
            "name": "expiration",
            "type": "uint64"
          },
          {
            "name": "borrower",
            "type": "address"
          },
          {
            "name": "currencyToken",
            "type": "address"
          },
          {
            "name": "title",
            "type": "uint256"
          },
          {
            "name": "duration",
            "type": "uint64"
          },
          {
            "name": "repaymentInterval",
            "type": "uint64"
          },
          {
            "name": "schedule",
            "type": "uint8"
          },
          {
            "name": "gracePeriodRate",
            "type": "uint256"
          },
          {
            "name": "gracePeriodDuration",
            "type": "uint64"
          },
          {
            "name": "originationFee",
            "type": "uint256"
          },
          {
            "name": "exitFee",
            "type": "uint256"
          },
          {
            "name": "reserveInstalments",
            "type": "uint8"
          },
          {
            "name": "nonce",
            "type": "uint256"
          },
          {
            "name": "trancheSpecs",
            "type": "tuple[]",
            "components": [
              {
                "name": "lender",
                "type": "address"
              },
              {
                "name": "amount",
                "type": "uint256"
              },
              {
                "name": "rate",
                "type": "uint256"
              }
            ]
          }
        ]
      },
      {
        "name": "deposits",
        "type": "tuple[]",
        "components": [
          {
            "name": "depositType",
            "type": "uint8"
          },
          {
            "name": "data",
            "type": "bytes"
          }
        ]
      },
      {
        "name": "most",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "loan",
        "type": "bytes32"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "repay",
    "inputs": [
      {
        "name": "terms",
        "type": "tuple",
        "components": [
          {
            "name": "expiration",
            "type": "uint64"
          },
          {
            "name": "borrower",
            "type": "address"
          },
          {
            "name": "currencyToken",
            "type": "address"
          },
          {
            "name": "title",
            "type": "uint256"
          },
          {
            "name": "duration",
            "type": "uint64"
          },
          {
            "name": "repaymentInterval",
            "type": "uint64"
          },
          {
            "name": "schedule",
            "type": "uint8"
          },
          {
            "name": "gracePeriodRate",
            "type": "uint256"
          },
          {
            "name": "gracePeriodDuration",
            "type": "uint64"
          },
          {
            "name": "originationFee",
            "type": "uint256"
          },
          {
            "name": "exitFee",
            "type": "uint256"
          },
          {
            "name": "reserveInstalments",
            "type": "uint8"
          },
          {
            "name": "nonce",
            "type": "uint256"
          },
          {
            "name": "trancheSpecs",
            "type": "tuple[]",
            "components": [
              {
                "name": "lender",
                "type": "address"
              },
              {
                "name": "amount",
                "type": "uint256"
              },
              {
                "name": "rate",
                "type": "uint256"
              }
            ]
          }
        ]
      },
      {
        "name": "amount",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "paid",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setFeeRecipient",
    "inputs": [
      {
        "name": "recipient",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setLiquidationFeeRate",
    "inputs": [
      {
        "name": "rate",
        "type": "uint16"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setPriceOracle",
    "inputs": [
      {
        "name": "priceOracle",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "transferAuthority",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "unreported",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
      },
      {
        "name": "index",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "principal",
        "type": "uint256"
      },
      {
        "name": "interest",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "event",
    "name": "AuthorityChanged",
    "inputs": [
      {
        "name": "previousAuthority",
        "type": "address",
        "indexed": true
      },
      {
        "name": "authority",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "AuthorityOffered",
    "inputs": [
      {
        "name": "authority",
        "type": "address",
        "indexed": true
      },
      {
        "name": "pendingAuthority",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "BorrowingPaused",
    "inputs": [
      {
        "name": "until",
        "type": "uint64",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "CollateralLiquidated",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "proceeds",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "FeeRecipientSet",
    "inputs": [
      {
        "name": "recipient",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "HookFailed",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "index",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "principal",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "interest",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "LenderRecovered",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "owner",
        "type": "address",
        "indexed": true
      },
      {
        "name": "index",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "principal",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "interest",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "laterInterest",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "lost",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "LenderRepaid",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "owner",
        "type": "address",
        "indexed": true
      },
      {
        "name": "index",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "principal",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "interest",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "LiquidationFeeRateSet",
    "inputs": [
      {
        "name": "rate",
        "type": "uint16",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "LoanCured",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "payer",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "LoanDefaulted",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "cureUntil",
        "type": "uint64",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "LoanForeclosed",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "title",
        "type": "uint256",
        "indexed": true
      },
      {
        "name": "owed",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "LoanOriginated",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "borrower",
        "type": "address",
        "indexed": true
      },
      {
        "name": "title",
        "type": "uint256",
        "indexed": true
      },
      {
        "name": "terms",
        "type": "tuple",
        "indexed": false,
        "components": [
          {
            "name": "expiration",
            "type": "uint64"
          },
          {
            "name": "borrower",
            "type": "address"
          },
          {
            "name": "currencyToken",
            "type": "address"
          },
          {
            "name": "title",
            "type": "uint256"
          },
          {
            "name": "duration",
            "type": "uint64"
          },
          {
            "name": "repaymentInterval",
            "type": "uint64"
          },
          {
            "name": "schedule",
            "type": "uint8"
          },
          {
            "name": "gracePeriodRate",
            "type": "uint256"
          },
          {
            "name": "gracePeriodDuration",
            "type": "uint64"
          },
          {
            "name": "originationFee",
            "type": "uint256"
          },
          {
            "name": "exitFee",
            "type": "uint256"
          },
          {
            "name": "reserveInstalments",
            "type": "uint8"
          },
          {
            "name": "nonce",
            "type": "uint256"
          },
          {
            "name": "trancheSpecs",
            "type": "tuple[]",
            "components": [
              {
                "name": "lender",
                "type": "address"
              },
              {
                "name": "amount",
                "type": "uint256"
              },
              {
                "name": "rate",
                "type": "uint256"
              }
            ]
          }
        ]
      },
      {
        "name": "principal",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "reserve",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "decimals",
        "type": "uint8",
        "indexed": false
      },
      {
        "name": "liquidationFeeRate",
        "type": "uint16",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "LoanRecovered",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "proceeds",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "reserve",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "fee",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "toBorrower",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "LoanRefinanced",
    "inputs": [
      {
        "name": "old",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "loan",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "fromBorrower",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "toBorrower",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "LoanRepaid",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "payer",
        "type": "address",
        "indexed": true
      },
      {
        "name": "instalments",
        "type": "uint16",
        "indexed": false
      },
      {
        "name": "principal",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "interest",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "lateInterest",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "prepaid",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "exitFee",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "reserveReturned",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "outstanding",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "NonceIncreased",
    "inputs": [
      {
        "name": "account",
        "type": "address",
        "indexed": true
      },
      {
        "name": "nonce",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "PaymentClaimed",
    "inputs": [
      {
        "name": "account",
        "type": "address",
        "indexed": true
      },
      {
        "name": "currencyToken",
        "type": "address",
        "indexed": true
      },
      {
        "name": "to",
        "type": "address",
        "indexed": false
      },
      {
        "name": "amount",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "PaymentCredited",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "account",
        "type": "address",
        "indexed": true
      },
      {
        "name": "currencyToken",
        "type": "address",
        "indexed": true
      },
      {
        "name": "amount",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "PriceOracleSet",
    "inputs": [
      {
        "name": "priceOracle",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Reconciled",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "index",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "principal",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "interest",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "error",
    "name": "AlreadyConstructed",
    "inputs": []
  },
  {
    "type": "error",
    "name": "AmountMissing",
    "inputs": [
      {
        "name": "currencyToken",
        "type": "address"
      },
      {
        "name": "arrived",
        "type": "uint256"
      },
      {
        "name": "expected",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ArithmeticOverflow",
    "inputs": []
  },
  {
    "type": "error",
    "name": "BalanceUnreadable",
    "inputs": [
      {
        "name": "token",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "BelowDue",
    "inputs": [
      {
        "name": "amount",
        "type": "uint256"
      },
      {
        "name": "needed",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "BorrowerNotAllowed",
    "inputs": [
      {
        "name": "borrower",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "BorrowingIsPaused",
    "inputs": [
      {
        "name": "until",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "CureWindowOpen",
    "inputs": [
      {
        "name": "until",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "CureWindowOver",
    "inputs": [
      {
        "name": "until",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "CurrencyUnusable",
    "inputs": [
      {
        "name": "currencyToken",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "DepositTypeUnusable",
    "inputs": [
      {
        "name": "index",
        "type": "uint256"
      },
      {
        "name": "depositType",
        "type": "uint8"
      }
    ]
  },
  {
    "type": "error",
    "name": "DepositsDiffer",
    "inputs": [
      {
        "name": "deposits",
        "type": "uint256"
      },
      {
        "name": "tranches",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "DurationNotWhole",
    "inputs": [
      {
        "name": "duration",
        "type": "uint64"
      },
      {
        "name": "repaymentInterval",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "EmptyTranche",
    "inputs": [
      {
        "name": "index",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "FeeRecipientUnset",
    "inputs": []
  },
  {
    "type": "error",
    "name": "GasTooLow",
    "inputs": [
      {
        "name": "left",
        "type": "uint256"
      },
      {
        "name": "needed",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "GraceAboveInterval",
    "inputs": [
      {
        "name": "grace",
        "type": "uint64"
      },
      {
        "name": "repaymentInterval",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "InstalmentsOutOfRange",
    "inputs": [
      {
        "name": "instalments",
        "type": "uint16"
      }
    ]
  },
  {
    "type": "error",
    "name": "IntervalOutOfRange",
    "inputs": [
      {
        "name": "repaymentInterval",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "LenderIsBorrower",
    "inputs": [
      {
        "name": "index",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "LoanExists",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
      }
    ]
  },
  {
    "type": "error",
    "name": "LoanUnknown",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
      }
    ]
  },
  {
    "type": "error",
    "name": "MostExceeded",
    "inputs": [
      {
        "name": "needed",
        "type": "uint256"
      },
      {
        "name": "most",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "NonceCancelled",
    "inputs": [
      {
        "name": "lender",
        "type": "address"
      },
      {
        "name": "nonce",
        "type": "uint256"
      },
      {
        "name": "least",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "NonceNotHigher",
    "inputs": [
      {
        "name": "nonce",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotAuction",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotAuthority",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotBorrower",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      },
      {
        "name": "borrower",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotPendingAuthority",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotRouter",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotStarted",
    "inputs": [
      {
        "name": "start",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "NothingForBorrower",
    "inputs": [
      {
        "name": "withheld",
        "type": "uint256"
      },
      {
        "name": "principal",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "NothingPaid",
    "inputs": [
      {
        "name": "opensAfter",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "NothingToClaim",
    "inputs": [
      {
        "name": "currencyToken",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NothingUnreported",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
      },
      {
        "name": "index",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "OutOfRange",
    "inputs": [
      {
        "name": "value",
        "type": "uint256"
      },
      {
        "name": "least",
        "type": "uint256"
      },
      {
        "name": "most",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "PartnerHasNoCode",
    "inputs": [
      {
        "name": "partner",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "PauseCoolingDown",
    "inputs": [
      {
        "name": "availableAt",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "PauseTooLong",
    "inputs": [
      {
        "name": "until",
        "type": "uint64"
      },
      {
        "name": "latest",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "PriceOracleSilent",
    "inputs": [
      {
        "name": "priceOracle",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "PrincipalAboveMost",
    "inputs": [
      {
        "name": "principal",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "RateOutOfRange",
    "inputs": [
      {
        "name": "rate",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "RefinancingDiffers",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ScheduleUnknown",
    "inputs": [
      {
        "name": "schedule",
        "type": "uint8"
      }
    ]
  },
  {
    "type": "error",
    "name": "SignatureInvalid",
    "inputs": [
      {
        "name": "lender",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "TermsExpired",
    "inputs": [
      {
        "name": "expiration",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "TitleSold",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
      }
    ]
  },
  {
    "type": "error",
    "name": "TitleUnsold",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
      }
    ]
  },
  {
    "type": "error",
    "name": "TokenAllowanceTooLow",
    "inputs": [
      {
        "name": "token",
        "type": "address"
      },
      {
        "name": "allowance",
        "type": "uint256"
      },
      {
        "name": "needed",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "TokenBalanceTooLow",
    "inputs": [
      {
        "name": "token",
        "type": "address"
      },
      {
        "name": "balance",
        "type": "uint256"
      },
      {
        "name": "needed",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "TranchesOutOfRange",
    "inputs": [
      {
        "name": "count",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "TransferFailed",
    "inputs": [
      {
        "name": "token",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ValueNotAccepted",
    "inputs": [
      {
        "name": "value",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "WithinGrace",
    "inputs": [
      {
        "name": "until",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "WrongStatus",
    "inputs": [
      {
        "name": "status",
        "type": "uint8"
      }
    ]
  },
  {
    "type": "error",
    "name": "ZeroAddress",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ZeroAmount",
    "inputs": []
  }
] as const satisfies Abi;

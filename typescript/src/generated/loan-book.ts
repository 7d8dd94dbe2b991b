// Generated from abi/loan-book.sol by `usdai bindings`; do not edit.
import type { Abi } from "viem";

export const loanBookAbi = [
  {
    "type": "constructor",
    "inputs": [
      {
        "name": "authority",
        "type": "address"
      },
      {
        "name": "vault",
        "type": "address"
      },
      {
        "name": "usdai",
        "type": "address"
      },
      {
        "name": "caliber",
        "type": "address"
      },
      {
        "name": "auction",
        "type": "address"
      },
      {
        "name": "positions",
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
    "name": "adopt",
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
    "name": "agree",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
      },
      {
        "name": "expiration",
        "type": "uint64"
      }
    ],
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
    "name": "buy",
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
      },
      {
        "name": "seller",
        "type": "address"
      },
      {
        "name": "price",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "cash",
    "inputs": [
      {
        "name": "currency",
        "type": "address"
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
      },
      {
        "name": "decimals",
        "type": "uint8"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "disagree",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "entry",
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
        "name": "state",
        "type": "uint8"
      },
      {
        "name": "principal",
        "type": "uint256"
      },
      {
        "name": "mark",
        "type": "uint256"
      },
      {
        "name": "accrued",
        "type": "uint256"
      },
      {
        "name": "ratePerSecond",
        "type": "uint256"
      },
      {
        "name": "from",
        "type": "uint64"
      },
      {
        "name": "currency",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "fund",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
      },
      {
        "name": "borrower",
        "type": "address"
      },
      {
        "name": "title",
        "type": "uint256"
      },
      {
        "name": "currency",
        "type": "address"
      },
      {
        "name": "decimals",
        "type": "uint8"
      },
      {
        "name": "tranches",
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
            "name": "accrualRate",
            "type": "uint256"
          }
        ]
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "haircut",
    "inputs": [
      {
        "name": "assetClass",
        "type": "uint8"
      }
    ],
    "outputs": [
      {
        "name": "shareBps",
        "type": "uint16"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "lag",
    "inputs": [],
    "outputs": [
      {
        "name": "over",
        "type": "uint256"
      },
      {
        "name": "ratePerSecond",
        "type": "uint256"
      },
      {
        "name": "since",
        "type": "uint64"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "lent",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "toBorrower",
        "type": "uint256"
      },
      {
        "name": "behindCurator",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "liftedMarks",
    "inputs": [],
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
    "name": "limits",
    "inputs": [],
    "outputs": [
      {
        "name": "perLoan",
        "type": "uint256"
      },
      {
        "name": "perBorrower",
        "type": "uint256"
      },
      {
        "name": "perCurator",
        "type": "uint256"
      },
      {
        "name": "minimumCash",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "loan",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
      }
    ],
    "outputs": [
      {
        "name": "borrower",
        "type": "address"
      },
      {
        "name": "title",
        "type": "uint256"
      },
      {
        "name": "lent",
        "type": "uint256"
      },
      {
        "name": "entries",
        "type": "uint256"
      },
      {
        "name": "agreedUntil",
        "type": "uint64"
      },
      {
        "name": "curators",
        "type": "address[]"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "onDefaulted",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
      },
      {
        "name": "index",
        "type": "uint256"
      },
      {
        "name": "senior",
        "type": "uint256"
      },
      {
        "name": "reserve",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "onRecovered",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
      },
      {
        "name": "index",
        "type": "uint256"
      },
      {
        "name": "principal",
        "type": "uint256"
      },
      {
        "name": "interest",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "onRepaid",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
      },
      {
        "name": "index",
        "type": "uint256"
      },
      {
        "name": "principal",
        "type": "uint256"
      },
      {
        "name": "interest",
        "type": "uint256"
      },
      {
        "name": "balance",
        "type": "uint256"
      },
      {
        "name": "accrualRate",
        "type": "uint256"
      },
      {
        "name": "accruesFrom",
        "type": "uint64"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "partners",
    "inputs": [],
    "outputs": [
      {
        "name": "vault",
        "type": "address"
      },
      {
        "name": "usdai",
        "type": "address"
      },
      {
        "name": "caliber",
        "type": "address"
      },
      {
        "name": "auction",
        "type": "address"
      },
      {
        "name": "positions",
        "type": "address"
      },
      {
        "name": "router",
        "type": "address"
      }
    ],
    "stateMutability": "view"
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
    "name": "remark",
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
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "resume",
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
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setHaircut",
    "inputs": [
      {
        "name": "assetClass",
        "type": "uint8"
      },
      {
        "name": "shareBps",
        "type": "uint16"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setLimits",
    "inputs": [
      {
        "name": "perLoan",
        "type": "uint256"
      },
      {
        "name": "perBorrower",
        "type": "uint256"
      },
      {
        "name": "perCurator",
        "type": "uint256"
      },
      {
        "name": "minimumCash",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setRouter",
    "inputs": [
      {
        "name": "router",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "sweep",
    "inputs": [
      {
        "name": "currency",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "received",
        "type": "uint256"
      }
    ],
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
    "type": "event",
    "name": "Agreed",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "strategist",
        "type": "address",
        "indexed": true
      },
      {
        "name": "expiration",
        "type": "uint64",
        "indexed": false
      }
    ],
    "anonymous": false
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
    "name": "CuratorBehind",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "curator",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Disagreed",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "strategist",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "EntryChanged",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "index",
        "type": "uint256",
        "indexed": true
      },
      {
        "name": "state",
        "type": "uint8",
        "indexed": true
      },
      {
        "name": "principal",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "mark",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "accrued",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "ratePerSecond",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "from",
        "type": "uint64",
        "indexed": false
      },
      {
        "name": "principalPaid",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "interestPaid",
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
    "name": "HaircutSet",
    "inputs": [
      {
        "name": "assetClass",
        "type": "uint8",
        "indexed": true
      },
      {
        "name": "shareBps",
        "type": "uint16",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Lent",
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
        "name": "currency",
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
    "name": "LimitsSet",
    "inputs": [
      {
        "name": "perLoan",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "perBorrower",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "perCurator",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "minimumCash",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "LoanOver",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "PositionAdopted",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "index",
        "type": "uint256",
        "indexed": true
      },
      {
        "name": "seller",
        "type": "address",
        "indexed": true
      },
      {
        "name": "currency",
        "type": "address",
        "indexed": false
      },
      {
        "name": "title",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "cost",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "RouterSet",
    "inputs": [
      {
        "name": "router",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Swept",
    "inputs": [
      {
        "name": "currency",
        "type": "address",
        "indexed": true
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
        "name": "received",
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
    "name": "BorrowerLimitExceeded",
    "inputs": [
      {
        "name": "borrower",
        "type": "address"
      },
      {
        "name": "amount",
        "type": "uint256"
      },
      {
        "name": "limit",
        "type": "uint256"
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
    "name": "CashBelowMinimum",
    "inputs": [
      {
        "name": "cash",
        "type": "uint256"
      },
      {
        "name": "minimum",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ContractSilent",
    "inputs": [
      {
        "name": "contract_",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "CuratorLimitExceeded",
    "inputs": [
      {
        "name": "curator",
        "type": "address"
      },
      {
        "name": "amount",
        "type": "uint256"
      },
      {
        "name": "limit",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "CurrencyNotConvertible",
    "inputs": [
      {
        "name": "currency",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "DecimalsOutOfRange",
    "inputs": [
      {
        "name": "asset",
        "type": "address"
      },
      {
        "name": "decimals",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "EntryKnown",
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
    "name": "EntryUnknown",
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
    "name": "ExpirationPassed",
    "inputs": [
      {
        "name": "expiration",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "FirstLossTooSmall",
    "inputs": [
      {
        "name": "amount",
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
    "name": "LoanLimitExceeded",
    "inputs": [
      {
        "name": "amount",
        "type": "uint256"
      },
      {
        "name": "limit",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "LoanNotActive",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
      }
    ]
  },
  {
    "type": "error",
    "name": "MarkNotRaised",
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
    "name": "MinimumNotMet",
    "inputs": [
      {
        "name": "amount",
        "type": "uint256"
      },
      {
        "name": "minimum",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "NoTrancheOfVault",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotAgreed",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
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
    "name": "NotResumable",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
      },
      {
        "name": "index",
        "type": "uint256"
      },
      {
        "name": "from",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotRouter",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotStrategist",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NothingToSweep",
    "inputs": [
      {
        "name": "currency",
        "type": "address"
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
    "name": "PositionNotHeld",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
      },
      {
        "name": "index",
        "type": "uint256"
      },
      {
        "name": "owner",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "PriceAboveClaim",
    "inputs": [
      {
        "name": "price",
        "type": "uint256"
      },
      {
        "name": "claim",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "RouterKnown",
    "inputs": [
      {
        "name": "router",
        "type": "address"
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
    "name": "ZeroAddress",
    "inputs": []
  }
] as const satisfies Abi;

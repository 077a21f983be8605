module bulkhead/oracles/kubernetes

go 1.26

// The official reading of Kubernetes manifests: what kubectl splits a file into, what the API server's strict decoding
// says of each object, and what the Pod Security admission plugin says of its pods. Reads one request as a line of JSON,
// prints one answer as another.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"k8s.io/klog/v2"
)

type request struct {
	Path  string            `json:"path"`
	Text  string            `json:"text"`
	Files map[string]string `json:"files"`
}

type answer struct {
	// Why the file as a whole is refused: the first of its documents' or objects' reasons.
	Refused string   `json:"refused,omitempty"`
	Reading *reading `json:"reading,omitempty"`
}

type reading struct {
	Documents []document `json:"documents"`
}

// A document that says something; empty ones are passed over, as kubectl does.
type document struct {
	// It is no YAML that can become JSON.
	Refused bool `json:"refused,omitempty"`
	// Keys written twice, in their order in the document.
	Duplicates []duplicate `json:"duplicates,omitempty"`
	Objects    []object    `json:"objects,omitempty"`
}

type duplicate struct {
	// Of the value that is written again, counted from one in the whole file.
	// Nothing in a JSON document, whose key is the whole way.
	Line int    `json:"line,omitempty"`
	Key  string `json:"key"`
}

type object struct {
	APIVersion string `json:"apiVersion"`
	Kind       string `json:"kind"`
	Name       string `json:"name"`
	Namespace  string `json:"namespace"`
	// The first 16 digits of the SHA-256 of what it says, as JSON with its keys in order.
	Digest string `json:"digest"`
	// Whether its kind is built in; of others nothing is known.
	BuiltIn  bool      `json:"builtIn"`
	Problems []problem `json:"problems"`
	// What Pod Security says of it, where it is a pod or makes pods.
	PodSecurity *podSecurityReading `json:"podSecurity,omitempty"`
}

type problem struct {
	// `kind`: no such kind in a built-in group, or none said; `unknown`: no such field; `type`: a value that the field
	// cannot hold.
	What string `json:"what"`
	// Such as `spec.containers[0].imagee`.
	At string `json:"at"`
}

func main() {
	klog.LogToStderr(false)
	klog.SetOutput(io.Discard)
	input := bufio.NewReaderSize(os.Stdin, 1<<20)
	output := bufio.NewWriter(os.Stdout)
	for {
		line, err := input.ReadBytes('\n')
		if len(line) > 1 {
			written, marshalError := json.Marshal(answerTo(line))
			if marshalError != nil {
				written = []byte(`{"refused":"the answer is no JSON"}`)
			}
			output.Write(written)
			output.WriteByte('\n')
			output.Flush()
		}
		if err != nil {
			return
		}
	}
}

func answerTo(line []byte) (said answer) {
	defer func() {
		if reason := recover(); reason != nil {
			said = answer{Refused: fmt.Sprintf("panic: %v", reason)}
		}
	}()
	var asked request
	if err := json.Unmarshal(line, &asked); err != nil {
		return answer{Refused: "no request: " + err.Error()}
	}
	return read(asked.Text)
}

// Prints what the configuration loader of the Docker daemon makes of daemon.json files: a request a line on standard
// input, an answer a line on standard output, in order.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// request is a file to read. The daemon looks at no other file to read its own.
type request struct {
	Text string `json:"text"`
}

// answer is what the daemon says: why it does not start, or what it reads.
type answer struct {
	Refused string   `json:"refused,omitempty"`
	Reading *reading `json:"reading,omitempty"`
}

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(in io.Reader, out io.Writer) error {
	folder, err := os.MkdirTemp("", "bulkhead-daemon-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	loader, err := newLoader(folder)
	if err != nil {
		return err
	}
	lines := bufio.NewReader(in)
	answers := bufio.NewWriter(out)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 1 {
			said, problem := json.Marshal(answerTo(loader, line))
			if problem != nil {
				return problem
			}
			if _, problem := answers.Write(append(said, '\n')); problem != nil {
				return problem
			}
			if problem := answers.Flush(); problem != nil {
				return problem
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// answerTo never panics: what the daemon panics over, it does not start with.
func answerTo(loader *loader, line []byte) (said answer) {
	defer func() {
		if problem := recover(); problem != nil {
			said = answer{Refused: fmt.Sprintf("panic: %v", problem)}
		}
	}()
	var asked request
	if err := json.Unmarshal(line, &asked); err != nil {
		return answer{Refused: fmt.Sprintf("not a request: %v", err)}
	}
	if err := loader.load([]byte(asked.Text)); err != nil {
		return answer{Refused: err.Error()}
	}
	read, err := readingOf(loader, []byte(asked.Text))
	if err != nil {
		return answer{Refused: fmt.Sprintf("not read: %v", err)}
	}
	return answer{Reading: read}
}

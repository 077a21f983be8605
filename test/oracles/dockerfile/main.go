// Command dockerfile says what BuildKit makes of Dockerfiles: it reads one JSON request a line and answers each with one
// JSON line. Everything in an answer is what BuildKit's own packages decide; no file, no network and no environment of
// the machine takes part.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/sirupsen/logrus"
)

// longest is how long one text may take; only a text made to be slow comes near it.
const longest = 20 * time.Second

type request struct {
	Path  string            `json:"path"`
	Text  string            `json:"text"`
	Files map[string]string `json:"files"`
}

type answer struct {
	Refused string   `json:"refused,omitempty"`
	Reading *reading `json:"reading,omitempty"`
}

func main() {
	os.Clearenv()
	// Go's text scanner, which BuildKit expands variables with, speaks of every NUL it meets.
	if silent, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0); err == nil {
		os.Stderr = silent
	}
	logrus.SetOutput(io.Discard)
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 0 {
			print(out, answerTo(line))
		}
		if err != nil {
			return
		}
	}
}

func print(out *bufio.Writer, said answer) {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(said); err != nil {
		os.Exit(1)
	}
	if err := out.Flush(); err != nil {
		os.Exit(1)
	}
}

// answerTo lets nothing that goes wrong with one text reach the next.
func answerTo(line []byte) answer {
	said := make(chan answer, 1)
	go func() {
		defer func() {
			if panicked := recover(); panicked != nil {
				said <- answer{Refused: fmt.Sprintf("panic: %v", panicked)}
			}
		}()
		var asked request
		if err := json.Unmarshal(line, &asked); err != nil {
			said <- answer{Refused: "this is no request: " + err.Error()}
			return
		}
		said <- judge(asked)
	}()
	select {
	case one := <-said:
		return one
	case <-time.After(longest):
		return answer{Refused: fmt.Sprintf("no answer within %s", longest)}
	}
}

// Reads Compose files with compose-go, the module that decides for `docker compose`, and prints what it makes of them.
//
// One request a line: {"path", "text", "files"}. One answer a line: {"refused"?, "reading"?}.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"time"

	"github.com/sirupsen/logrus"
)

type request struct {
	Path  string            `json:"path"`
	Text  string            `json:"text"`
	Files map[string]string `json:"files"`
}

type answer struct {
	Refused string `json:"refused,omitempty"`
	Reading any    `json:"reading,omitempty"`
}

// Longer than the largest file takes by far.
const patience = 30 * time.Second

func main() {
	logrus.SetOutput(io.Discard)
	debug.SetGCPercent(400)
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 0 {
			print(out, respond(line))
		}
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			panic(err)
		}
	}
}

func print(out *bufio.Writer, given answer) {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(given); err != nil {
		panic(err)
	}
	if err := out.Flush(); err != nil {
		panic(err)
	}
}

// respond never panics and never waits longer than `patience`.
func respond(line []byte) answer {
	var asked request
	if err := json.Unmarshal(line, &asked); err != nil {
		return answer{Refused: "request: " + err.Error()}
	}
	done := make(chan answer, 1)
	go func() {
		defer func() {
			if problem := recover(); problem != nil {
				done <- answer{Refused: fmt.Sprintf("panic: %v", problem)}
			}
		}()
		done <- read(asked)
	}()
	select {
	case given := <-done:
		return given
	case <-time.After(patience):
		return answer{Refused: "timeout"}
	}
}

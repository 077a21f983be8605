package main

import (
	"bytes"
	"encoding/json"
)

// node is a value of a JSON text with its place in it.
type node struct {
	start, end int
	// members are those of an object, in order, names that stand twice included.
	members []member
	items   []*node
}

type member struct {
	name  string
	value *node
}

// parse gives the outermost value of a text that is known to be JSON.
func parse(text []byte) (*node, error) {
	return (&parser{text: text, decoder: json.NewDecoder(bytes.NewReader(text))}).next()
}

type parser struct {
	text    []byte
	decoder *json.Decoder
}

func (p *parser) next() (*node, error) {
	found := &node{start: p.begin()}
	token, err := p.decoder.Token()
	if err != nil {
		return nil, err
	}
	for opened := token == json.Delim('{') || token == json.Delim('['); opened && p.decoder.More(); {
		if token == json.Delim('[') {
			item, err := p.next()
			if err != nil {
				return nil, err
			}
			found.items = append(found.items, item)
			continue
		}
		name, err := p.decoder.Token()
		if err != nil {
			return nil, err
		}
		value, err := p.next()
		if err != nil {
			return nil, err
		}
		text, _ := name.(string)
		found.members = append(found.members, member{name: text, value: value})
	}
	if token == json.Delim('{') || token == json.Delim('[') {
		if _, err := p.decoder.Token(); err != nil {
			return nil, err
		}
	}
	found.end = int(p.decoder.InputOffset())
	return found, nil
}

// begin is where the next value starts: behind blanks and the sign that parts it from what is before.
func (p *parser) begin() int {
	at := int(p.decoder.InputOffset())
	for at < len(p.text) && bytes.IndexByte([]byte(" \t\r\n:,"), p.text[at]) >= 0 {
		at++
	}
	return at
}

// holdsObjects tells whether a list has settings inside its items.
func (n *node) holdsObjects() bool {
	for _, item := range n.items {
		if len(item.members) > 0 {
			return true
		}
	}
	return false
}

// value is the value as any JSON reader reads it.
func (n *node) value(text []byte) any {
	var read any
	if err := json.Unmarshal(text[n.start:n.end], &read); err != nil {
		return nil
	}
	return read
}

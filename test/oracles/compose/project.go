package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
)

type record = map[string]any

func stringsReader(text string) io.Reader { return strings.NewReader(text) }

func withoutFolder(message, root string) string { return strings.ReplaceAll(message, root, "") }

// readProject gives the merged project in the form that the reader of this kind describes.
func readProject(project *types.Project) record {
	services := record{}
	for name, service := range project.Services {
		services[name] = readService(service)
	}
	networks := record{}
	for name, network := range project.Networks {
		networks[name] = record{
			"external":    bool(network.External),
			"driver":      network.Driver,
			"internal":    network.Internal,
			"attachable":  network.Attachable,
			"enable_ipv6": network.EnableIPv6,
			"driver_opts": textsOf(network.DriverOpts),
			"labels":      textsOf(network.Labels),
		}
	}
	volumes := record{}
	for name, volume := range project.Volumes {
		volumes[name] = record{
			"external":    bool(volume.External),
			"driver":      volume.Driver,
			"driver_opts": textsOf(volume.DriverOpts),
			"labels":      textsOf(volume.Labels),
		}
	}
	secrets := record{}
	for name, secret := range project.Secrets {
		secrets[name] = readFile(types.FileObjectConfig(secret))
	}
	configs := record{}
	for name, config := range project.Configs {
		configs[name] = readFile(types.FileObjectConfig(config))
	}
	models := record{}
	for name := range project.Models {
		models[name] = true
	}
	return record{
		"services": services,
		"networks": networks,
		"volumes":  volumes,
		"secrets":  secrets,
		"configs":  configs,
		"models":   models,
	}
}

func readFile(file types.FileObjectConfig) record {
	return record{
		"external":    bool(file.External),
		"file":        file.File,
		"environment": file.Environment,
		"labels":      textsOf(file.Labels),
	}
}

func textsOf[M ~map[string]string](texts M) record {
	read := record{}
	for name, text := range texts {
		read[name] = text
	}
	return read
}

func listOf[T any](items []T) []any {
	read := []any{}
	for _, item := range items {
		read = append(read, item)
	}
	return read
}

func portKey(port types.ServicePortConfig) string {
	address := port.HostIP
	if strings.Contains(address, ":") {
		address = "[" + address + "]"
	}
	return fmt.Sprintf("%s:%s:%d/%s", address, port.Published, port.Target, port.Protocol)
}

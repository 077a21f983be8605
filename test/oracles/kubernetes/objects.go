package main

import (
	"encoding/json"
	"strings"

	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	apiextensionsbeta "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1beta1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/kubernetes/scheme"
	apiregistration "k8s.io/kube-aggregator/pkg/apis/apiregistration/v1"
	apiregistrationbeta "k8s.io/kube-aggregator/pkg/apis/apiregistration/v1beta1"
	kjson "sigs.k8s.io/json"
)

// Every kind that a cluster has without custom resources.
var builtIn = func() *runtime.Scheme {
	all := scheme.Scheme
	for _, add := range []func(*runtime.Scheme) error{
		apiextensions.AddToScheme, apiextensionsbeta.AddToScheme, apiregistration.AddToScheme, apiregistrationbeta.AddToScheme,
	} {
		if err := add(all); err != nil {
			panic(err)
		}
	}
	return all
}()

// The objects that kubectl makes of a document: the items of lists, or the document itself.
func itemsOf(value any) []any {
	fields, _ := value.(map[string]any)
	kind, _ := fields["kind"].(string)
	items, isList := fields["items"].([]any)
	if !isList || !strings.HasSuffix(kind, "List") {
		return []any{value}
	}
	var all []any
	for _, item := range items {
		if inside, ok := item.(map[string]any); ok && kind != "List" {
			if _, ok := inside["kind"]; !ok {
				inside["kind"], inside["apiVersion"] = strings.TrimSuffix(kind, "List"), fields["apiVersion"]
			}
		}
		all = append(all, itemsOf(item)...)
	}
	return all
}

func readObject(value any) object {
	fields, _ := value.(map[string]any)
	metadata, _ := fields["metadata"].(map[string]any)
	said := object{
		APIVersion: textOf(fields["apiVersion"]),
		Kind:       textOf(fields["kind"]),
		Name:       textOf(metadata["name"]),
		Namespace:  textOf(metadata["namespace"]),
		Problems:   []problem{},
	}
	version, err := schema.ParseGroupVersion(said.APIVersion)
	if err != nil || said.APIVersion == "" || said.Kind == "" {
		said.Problems = append(said.Problems, problem{What: "kind"})
		return said
	}
	kind := version.WithKind(said.Kind)
	if !builtIn.Recognizes(kind) {
		if builtIn.IsGroupRegistered(kind.Group) {
			said.Problems = append(said.Problems, problem{What: "kind"})
		}
		return said
	}
	said.BuiltIn = true
	said.Problems = append(said.Problems, problemsOf(kind, fields)...)
	if decoded, err := builtIn.New(kind); err == nil {
		if written, err := json.Marshal(value); err == nil && kjson.UnmarshalCaseSensitivePreserveInts(written, decoded) == nil {
			said.PodSecurity = podSecurity(decoded)
		}
	}
	return said
}

func textOf(value any) string {
	text, _ := value.(string)
	return text
}

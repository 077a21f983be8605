package main

import "k8s.io/apimachinery/pkg/runtime"

// What the Pod Security admission plugin says of an object.
type podSecurityReading struct {
}

// Evaluates the pod of an object that was decoded; nothing for objects that make no pods.
func podSecurity(decoded runtime.Object) *podSecurityReading {
	return nil
}

package main

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/pod-security-admission/admission"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

// What the admission library says of the pod that an object is or makes.
type podSecurityReading struct {
	// The strictest level that takes the pod.
	Level api.Level `json:"level"`
	// The checks that refuse it, each with what it speaks of: "pod", "containers[0]", "volumes[1]".
	Violated map[policy.CheckID][]string `json:"violated"`
	// The same for other versions than the newest, by their names, where it is not the same.
	Older map[string]podSecurityReading `json:"older,omitempty"`
}

// The versions that are asked beside the newest: in the first Windows pods are not exempt yet, in the second user
// namespaces relax nothing.
var podSecurityVersions = []api.Version{api.MajorMinorVersion(1, 24), api.MajorMinorVersion(1, 34)}

// One check of the library, with an evaluator that runs nothing else.
type podSecurityCheck struct {
	id        policy.CheckID
	level     api.Level
	evaluator policy.Evaluator
}

var (
	podSecurityLevels = newPodSecurityEvaluator(policy.DefaultChecks())
	podSecurityChecks = newPodSecurityChecks()
)

// Evaluates the pod of an object that was decoded; nothing for objects that make no pods.
func podSecurity(decoded runtime.Object) *podSecurityReading {
	metadata, spec, err := admission.DefaultPodSpecExtractor{}.ExtractPodSpec(decoded)
	if err != nil || spec == nil {
		return nil
	}
	newest := evaluatedPod(api.LatestVersion(), metadata, spec)
	older := map[string]podSecurityReading{}
	for _, version := range podSecurityVersions {
		if found := evaluatedPod(version, metadata, spec); !reflect.DeepEqual(found, newest) {
			older[strings.TrimPrefix(version.String(), "v")] = found
		}
	}
	newest.Older = older
	return &newest
}

func evaluatedPod(version api.Version, metadata *metav1.ObjectMeta, spec *corev1.PodSpec) podSecurityReading {
	result := podSecurityReading{Level: levelOf(version, metadata, spec), Violated: map[policy.CheckID][]string{}}
	for _, check := range podSecurityChecks {
		at := api.LevelVersion{Level: check.level, Version: version}
		detail := func(part *corev1.PodSpec) string {
			return detailsOf(check.evaluator.EvaluatePod(at, metadata, part))
		}
		if detail(spec) != "" {
			result.Violated[check.id] = placesOf(spec, detail)
		}
	}
	return result
}

// The strictest level that takes the pod.
func levelOf(version api.Version, metadata *metav1.ObjectMeta, spec *corev1.PodSpec) api.Level {
	for _, level := range []api.Level{api.LevelRestricted, api.LevelBaseline} {
		at := api.LevelVersion{Level: level, Version: version}
		if detailsOf(podSecurityLevels.EvaluatePod(at, metadata, spec)) == "" {
			return level
		}
	}
	return api.LevelPrivileged
}

// What a check speaks of: the pod where it refuses the pod without any container and volume, and each container and
// volume that it has something to say of when it stands in the pod alone.
func placesOf(spec *corev1.PodSpec, detail func(*corev1.PodSpec) string) []string {
	bare := spec.DeepCopy()
	bare.InitContainers, bare.Containers, bare.EphemeralContainers, bare.Volumes = nil, nil, nil, nil
	ofPod := detail(bare)
	places := []string{}
	if ofPod != "" {
		places = append(places, "pod")
	}
	alone := func(list string, length int, keep func(part *corev1.PodSpec, index int)) {
		for index := range length {
			part := *bare
			keep(&part, index)
			if found := detail(&part); found != "" && found != ofPod {
				places = append(places, fmt.Sprintf("%s[%d]", list, index))
			}
		}
	}
	alone("initContainers", len(spec.InitContainers), func(part *corev1.PodSpec, index int) {
		part.InitContainers = spec.InitContainers[index : index+1]
	})
	alone("containers", len(spec.Containers), func(part *corev1.PodSpec, index int) {
		part.Containers = spec.Containers[index : index+1]
	})
	alone("ephemeralContainers", len(spec.EphemeralContainers), func(part *corev1.PodSpec, index int) {
		part.EphemeralContainers = spec.EphemeralContainers[index : index+1]
	})
	alone("volumes", len(spec.Volumes), func(part *corev1.PodSpec, index int) {
		part.Volumes = spec.Volumes[index : index+1]
	})
	slices.Sort(places)
	return places
}

// What refusing results say; empty where none refuses.
func detailsOf(results []policy.CheckResult) string {
	said := ""
	for _, result := range results {
		if !result.Allowed {
			said += result.ForbiddenReason + ": " + result.ForbiddenDetail + "\n"
		}
	}
	return said
}

// Every check gets an evaluator of its own: the library says of a result neither its check nor its level.
func newPodSecurityChecks() []podSecurityCheck {
	checks := []podSecurityCheck{}
	for _, check := range policy.DefaultChecks() {
		evaluator := newPodSecurityEvaluator([]policy.Check{check})
		checks = append(checks, podSecurityCheck{id: check.ID, level: check.Level, evaluator: evaluator})
	}
	return checks
}

func newPodSecurityEvaluator(checks []policy.Check) policy.Evaluator {
	evaluator, err := policy.NewEvaluator(checks, nil)
	if err != nil {
		panic(err)
	}
	return evaluator
}

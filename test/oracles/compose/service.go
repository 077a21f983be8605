package main

import (
	"time"

	"github.com/compose-spec/compose-go/v2/types"
)

func readService(service types.ServiceConfig) record {
	return record{
		"build":       readBuild(service.Build),
		"command":     readCommand(service.Command),
		"entrypoint":  readCommand(service.Entrypoint),
		"environment": readEnvironment(service.Environment),
		"env_file":    readEnvFiles(service.EnvFiles),
		"labels":      textsOf(service.Labels),
		"annotations": textsOf(service.Annotations),
		"sysctls":     textsOf(service.Sysctls),
		"extra_hosts": readHosts(service.ExtraHosts),
		"ports":       readPorts(service.Ports),
		"volumes":     readMounts(service.Volumes),
		"secrets":     readSecrets(service.Secrets),
		"configs":     readConfigs(service.Configs),
		"networks":    namesOf(service.Networks),
		"models":      namesOf(service.Models),
		"depends_on":  readDependencies(service.DependsOn),
		"devices":     readDevices(service.Devices),
		"healthcheck": readHealthcheck(service.HealthCheck),
		"logging":     readLogging(service.Logging),
		"deploy":      readDeploy(service.Deploy),
		"post_start":  readHooks(service.PostStart),
		"pre_stop":    readHooks(service.PreStop),
		"texts":       readTexts(service),
		"booleans":    readBooleans(service),
		"lists":       readLists(service),
		"numbers":     readNumbers(service),
	}
}

func readTexts(service types.ServiceConfig) record {
	return record{
		"image":          service.Image,
		"network_mode":   service.NetworkMode,
		"pid":            service.Pid,
		"ipc":            service.Ipc,
		"uts":            service.Uts,
		"cgroup":         service.Cgroup,
		"cgroup_parent":  service.CgroupParent,
		"userns_mode":    service.UserNSMode,
		"user":           service.User,
		"restart":        service.Restart,
		"hostname":       service.Hostname,
		"container_name": service.ContainerName,
		"working_dir":    service.WorkingDir,
		"platform":       service.Platform,
		"runtime":        service.Runtime,
		"stop_signal":    service.StopSignal,
		"isolation":      service.Isolation,
	}
}

func readBooleans(service types.ServiceConfig) record {
	return record{
		"privileged":       service.Privileged,
		"read_only":        service.ReadOnly,
		"init":             service.Init != nil && *service.Init,
		"tty":              service.Tty,
		"stdin_open":       service.StdinOpen,
		"oom_kill_disable": service.OomKillDisable,
		"use_api_socket":   service.UseAPISocket,
	}
}

func readLists(service types.ServiceConfig) record {
	return record{
		"cap_add":             listOf(service.CapAdd),
		"cap_drop":            listOf(service.CapDrop),
		"security_opt":        listOf(service.SecurityOpt),
		"tmpfs":               listOf(service.Tmpfs),
		"dns":                 listOf(service.DNS),
		"dns_search":          listOf(service.DNSSearch),
		"group_add":           listOf(service.GroupAdd),
		"profiles":            listOf(service.Profiles),
		"links":               listOf(service.Links),
		"external_links":      listOf(service.ExternalLinks),
		"volumes_from":        listOf(service.VolumesFrom),
		"expose":              listOf(service.Expose),
		"label_file":          listOf(service.LabelFiles),
		"device_cgroup_rules": listOf(service.DeviceCgroupRules),
	}
}

func readNumbers(service types.ServiceConfig) record {
	return record{
		"mem_limit":       int64(service.MemLimit),
		"mem_reservation": int64(service.MemReservation),
		"memswap_limit":   int64(service.MemSwapLimit),
		"shm_size":        int64(service.ShmSize),
		"cpus":            service.CPUS,
		"cpu_quota":       service.CPUQuota,
		"cpu_shares":      service.CPUShares,
		"pids_limit":      service.PidsLimit,
		"oom_score_adj":   service.OomScoreAdj,
		"scale":           service.Scale,
	}
}

func readCommand(command types.ShellCommand) any {
	if command == nil {
		return nil
	}
	return listOf(command)
}

func readEnvironment(environment types.MappingWithEquals) record {
	read := record{}
	for name, value := range environment {
		read[name] = value
	}
	return read
}

func readEnvFiles(files []types.EnvFile) []any {
	read := []any{}
	for _, file := range files {
		read = append(read, record{"path": file.Path, "required": bool(file.Required)})
	}
	return read
}

func readHosts(hosts types.HostsList) record {
	read := record{}
	for name, addresses := range hosts {
		read[name] = listOf(addresses)
	}
	return read
}

func readPorts(ports []types.ServicePortConfig) record {
	read := record{}
	for _, port := range ports {
		read[portKey(port)] = port.Mode
	}
	return read
}

func readMounts(mounts []types.ServiceVolumeConfig) record {
	read := record{}
	for _, mount := range mounts {
		bind := types.ServiceVolumeBind{}
		if mount.Bind != nil {
			bind = *mount.Bind
		}
		read[mount.Target] = record{
			"type":             mount.Type,
			"source":           mount.Source,
			"read_only":        mount.ReadOnly,
			"propagation":      bind.Propagation,
			"selinux":          bind.SELinux,
			"create_host_path": mount.Bind != nil && bool(bind.CreateHostPath),
		}
	}
	return read
}

func readSecrets(secrets []types.ServiceSecretConfig) []any {
	read := []any{}
	for _, secret := range secrets {
		read = append(read, record{"source": secret.Source, "target": secret.Target})
	}
	return read
}

func readConfigs(configs []types.ServiceConfigObjConfig) []any {
	read := []any{}
	for _, config := range configs {
		read = append(read, record{"source": config.Source, "target": config.Target})
	}
	return read
}

func namesOf[V any](members map[string]V) record {
	read := record{}
	for name := range members {
		read[name] = true
	}
	return read
}

func readDependencies(dependencies types.DependsOnConfig) record {
	read := record{}
	for name, dependency := range dependencies {
		read[name] = record{
			"condition": dependency.Condition,
			"required":  dependency.Required,
			"restart":   dependency.Restart,
		}
	}
	return read
}

func readDevices(devices []types.DeviceMapping) []any {
	read := []any{}
	for _, device := range devices {
		read = append(read, record{"source": device.Source, "target": device.Target, "permissions": device.Permissions})
	}
	return read
}

func milliseconds(duration *types.Duration) any {
	if duration == nil {
		return nil
	}
	return float64(*duration) / float64(time.Millisecond)
}

func readHealthcheck(check *types.HealthCheckConfig) any {
	if check == nil {
		return nil
	}
	return record{
		"disable":        check.Disable,
		"test":           listOf(check.Test),
		"interval":       milliseconds(check.Interval),
		"timeout":        milliseconds(check.Timeout),
		"start_period":   milliseconds(check.StartPeriod),
		"start_interval": milliseconds(check.StartInterval),
		"retries":        check.Retries,
	}
}

func readLogging(logging *types.LoggingConfig) any {
	if logging == nil {
		return nil
	}
	return record{"driver": logging.Driver, "options": textsOf(logging.Options)}
}

func readDeploy(deploy *types.DeployConfig) any {
	if deploy == nil {
		return nil
	}
	return record{
		"mode":         deploy.Mode,
		"replicas":     deploy.Replicas,
		"labels":       textsOf(deploy.Labels),
		"limits":       readResource(deploy.Resources.Limits),
		"reservations": readResource(deploy.Resources.Reservations),
		"has_restart":  deploy.RestartPolicy != nil,
	}
}

func readResource(resource *types.Resource) any {
	if resource == nil {
		return nil
	}
	return record{"cpus": resource.NanoCPUs.Value(), "memory": int64(resource.MemoryBytes), "pids": resource.Pids}
}

func readHooks(hooks []types.ServiceHook) []any {
	read := []any{}
	for _, hook := range hooks {
		read = append(read, record{
			"command":     readCommand(hook.Command),
			"user":        hook.User,
			"privileged":  hook.Privileged,
			"environment": readEnvironment(hook.Environment),
		})
	}
	return read
}

func readBuild(build *types.BuildConfig) any {
	if build == nil {
		return nil
	}
	secrets := []any{}
	for _, secret := range build.Secrets {
		secrets = append(secrets, secret.Source)
	}
	return record{
		"context":             build.Context,
		"dockerfile":          build.Dockerfile,
		"dockerfile_inline":   build.DockerfileInline,
		"target":              build.Target,
		"network":             build.Network,
		"privileged":          build.Privileged,
		"args":                readEnvironment(build.Args),
		"labels":              textsOf(build.Labels),
		"additional_contexts": textsOf(build.AdditionalContexts),
		"secrets":             secrets,
	}
}

// A task for InfluxDB 2: five-minute means, lowest and highest values of telemetry, kept when the single values are gone.
// Make the bucket first:   influx bucket create --name atelier-5m --retention 3y
// and let single values go: influx bucket update --id ... --retention 90d
// Facts (cycles, parts, access) are few: give them a bucket of their own with `samples = false` if they are to stay.
option task = {name: "etabli 5m", every: 5m, offset: 1m}

values = from(bucket: "atelier")
  |> range(start: -task.every)
  |> filter(fn: (r) => r._measurement == "telemetry" and r._field == "value")

values |> aggregateWindow(every: 5m, fn: mean, createEmpty: false) |> set(key: "_field", value: "mean") |> to(bucket: "atelier-5m")
values |> aggregateWindow(every: 5m, fn: min, createEmpty: false) |> set(key: "_field", value: "lowest") |> to(bucket: "atelier-5m")
values |> aggregateWindow(every: 5m, fn: max, createEmpty: false) |> set(key: "_field", value: "highest") |> to(bucket: "atelier-5m")
